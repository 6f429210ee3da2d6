import * as z from 'zod'
import { Outcome } from '#shared/domain/petitions/petition.ts'
import { ReportState, TipKind, type Report } from './report.ts'
import { Instant } from '#shared/domain/calendar/calendar.ts'

export const Resemblance = z.enum(['same-family', 'same-words'])

/** Another tip that resembles one: when, what, how it ended; nothing of who sent either. */
export const SimilarTip = z.strictObject({
  id: z.string(),
  how: z.array(Resemblance),
  kind: TipKind,
  receivedAt: Instant,
  state: ReportState,
  outcome: Outcome.nullable(),
})
export type SimilarTip = z.infer<typeof SimilarTip>

/** Pairs of neighbouring signs, without blanks and points: how Chinese is compared without a dictionary. */
const pairsOf = (words: string): Set<string> => {
  const signs = [...words.normalize('NFKC').toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`))
}

/** What two texts share of all their pairs, from 0 to 1. */
const likeness = (one: string, other: string): number => {
  const [left, right] = [pairsOf(one), pairsOf(other)]
  const shared = [...left].filter((pair) => right.has(pair)).length
  const all = left.size + right.size - shared
  return all === 0 ? 0 : shared / all
}

/** [DESIGN] From here two texts were hardly written apart from one another. */
const hardlyApart = 0.6

const isSameFamily = (one: Report, other: Report): boolean =>
  one.links.some((link) => other.links.some((theirs) => theirs.case === link.case)) ||
  likeness(one.filing.about, other.filing.about) >= hardlyApart

/**
 * How one tip resembles another: whoever handles them sees that a family is reported again and again, or in the same
 * words, and how those tips ended. It says nothing of who sent them, and nothing follows of itself (信访 art. 19, 47).
 */
export const resembles = (one: Report, other: Report): z.infer<typeof Resemblance>[] => [
  ...(isSameFamily(one, other) ? (['same-family'] as const) : []),
  ...(likeness(one.filing.facts, other.filing.facts) >= hardlyApart ? (['same-words'] as const) : []),
]

/** Those of a desk that resemble a tip, newest first. */
export const similarTo = (report: Report, others: readonly Report[]): SimilarTip[] =>
  others
    .filter(({ id }) => id !== report.id)
    .map((other) => ({ other, how: resembles(report, other) }))
    .filter(({ how }) => how.length > 0)
    .sort((a, b) => b.other.receivedAt.localeCompare(a.other.receivedAt))
    .map(({ other: { id, filing, receivedAt, state, conclusion }, how }) => ({
      id,
      how,
      kind: filing.kind,
      receivedAt,
      state,
      outcome: conclusion?.outcome ?? null,
    }))
