import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'

/** What a tip (举报) and a complaint (投诉) have in common: both are petitions by 信访工作条例. */

/** Art. 22-23, 34, 35: calendar days to route it, to conclude it, once more, and to ask for a review and to have it. */
export const petitionDays = { route: 15, conclude: 60, extend: 30, review: 30 } as const
/** Art. 22-23: whoever is handed what is not theirs says so within so many working days. */
export const objectionWorkingDays = 5

/** A petition is read whole each time: enough to say everything, not enough to choke a desk. */
export const mostMessages = 20

export const Outcome = z.enum(
  ['substantiated', 'partly', 'unsubstantiated', 'cannot-be-verified', 'handed-over'],
  'choose-one',
)
export type Outcome = z.infer<typeof Outcome>

export const Message = z.strictObject({ from: z.enum(['sender', 'office']), at: Instant, text: z.string() })
export type Message = z.infer<typeof Message>

/** Whoever does not know what to tick, or was told not to, still names the county's own in their own words. */
export const speaksOfTheCounty = (words: string): boolean => /民政局|县政府|区政府/.test(words)

/** Once (art. 34), and only a second person grants it. */
export const Extension = z.strictObject({
  askedBy: By,
  reason: z.string(),
  answer: z.enum(['awaited', 'granted', 'refused']),
})

/** What was put right (有错必纠): what, by whom, by when; done once it has a day. */
export const Correction = z.strictObject({
  what: z.string(),
  who: z.string(),
  doneBy: LocalDate,
  doneOn: LocalDate.nullable(),
  how: z.string().nullable(),
})

export const needsCorrection = (outcome: Outcome): boolean => outcome === 'substantiated' || outcome === 'partly'
