import { hourOf } from './admission.ts'

/**
 * A crowd behind one address: a village on one line, a county hall, or a machine. What it costs rises long before anything
 * is refused, and what is refused is more than a village ever sends. An address is counted under a mark, a hash whose key
 * lives for an hour in one memory; no address and no mark is ever written down.
 */
export const ofOneAddress = { easyChallenges: 60, plain: 40, filings: 300 } as const

/** How many times the usual work is asked of whoever asks for work so many times in an hour: never more than eight. */
export const timesHarder = (asked: number): number =>
  Math.min(8, 2 ** Math.max(0, Math.ceil(Math.log2(asked / ofOneAddress.easyChallenges))))

/** One subscriber holds a whole /64 of the addresses of version 6, and would be a crowd of its own making. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16))
    .join(':')
}

interface Hashing {
  readonly newKey: () => Uint8Array
  readonly hash: (key: Uint8Array, text: string) => string
}

/** Marks addresses; with the hour the key is destroyed, and nobody can tell any more whose a mark was. */
export const hourlyMarks = ({ newKey, hash }: Hashing) => {
  let hour = NaN
  let key = newKey()
  return (address: string, at: number): string => {
    if (hourOf(at) !== hour) {
      key.fill(0)
      key = newKey()
      hour = hourOf(at)
    }
    return hash(key, networkOf(address))
  }
}

/** Counts by name within the hour, the present one included. */
export const hourlyCounts = () => {
  let hour = NaN
  let counts = new Map<string, number>()
  return (name: string, at: number): number => {
    if (hourOf(at) !== hour) {
      counts = new Map()
      hour = hourOf(at)
    }
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count
  }
}
