import * as z from 'zod'

/** An amount of money in whole fen (1 yuan = 100 fen), from nothing to a thousand million yuan. */
export const Fen = z
  .int()
  .min(0)
  .max(100_000_000_000)
  .meta({ examples: [60_000] })
/** A difference between amounts, in whole fen. */
export const SignedFen = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)

/** Fen in a text of yuan such as "1,200" or "798.10"; undefined when it is no amount of money. Never through a float. */
export function fenFrom(yuan: string): number | undefined {
  const plain = yuan.replace(/[,，\s¥￥元]/g, '')
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** '2,394.30': fen as yuan for people; a minus sign (−) before what is taken away. */
export function yuan(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${whole}.${digits.slice(-2)}`
}

/**
 * An exact amount in parts of a fen: 1,200 parts, because a year has 12 months and a whole has 100 per cent.
 * A month of an annual sum, or a whole percentage of one, is then a whole number, and nothing is lost before the end.
 */
export type Parts = bigint
export const partsPerFen = 1200n

/** To the fen, halves up (towards more), as the policy asks. */
export function roundHalfUp(parts: Parts): number {
  const doubled = parts * 2n + partsPerFen
  const unit = partsPerFen * 2n
  const towardsZero = doubled / unit
  return Number(doubled < 0n && doubled % unit !== 0n ? towardsZero - 1n : towardsZero)
}

/** Whole fen or yuan as a region rounds: halves up to the fen, up to the next whole yuan, or down to the fen; never negative. */
export function rounded(parts: Parts, rounding: 'HALF_UP_FEN' | 'CEIL_YUAN' | 'FLOOR_FEN'): number {
  const perYuan = partsPerFen * 100n
  switch (rounding) {
    case 'HALF_UP_FEN':
      return roundHalfUp(parts)
    case 'CEIL_YUAN':
      return Number((parts + perYuan - 1n) / perYuan) * 100
    case 'FLOOR_FEN':
      return Number(parts / partsPerFen)
  }
}
