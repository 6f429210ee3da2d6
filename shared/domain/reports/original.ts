import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'
import type { Report } from './report.ts'

export const OriginalReason = text(5, 500).meta({ examples: ['要核对照片的拍摄日期。'] })

/** Who asked to see an original with everything it tells of its sender, and why. */
export const AskedOriginal = z.strictObject({ document: z.uuid(), reason: z.string(), by: By, at: Instant })

/** For so long it opens after the reason was written down. */
const openMilliseconds = 15 * 60_000

interface Facts {
  readonly actor: Actor
  readonly now: string
}

/** Only who works on a tip may ask for what goes beyond its words. */
export const isInHandOf = ({ state, handler }: Report, { id }: Actor): boolean =>
  state === 'TAKEN' && handler?.id === id

export const originalAsked = (report: Report, document: string, reason: string, { actor, now }: Facts): Report => ({
  ...report,
  version: report.version + 1,
  originals: [...report.originals, { document, reason, by: by(actor), at: now }],
})

export const mayOpenOriginal = ({ originals }: Report, document: string, { actor, now }: Facts): boolean =>
  originals.some(
    (asked) =>
      asked.document === document &&
      asked.by.id === actor.id &&
      Date.parse(now) - Date.parse(asked.at) <= openMilliseconds,
  )
