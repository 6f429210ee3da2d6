import * as z from 'zod'
import { Instant, localDate } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import { text } from '#shared/domain/text.ts'
import type { Application, By } from './application.ts'
import { gathering } from './appraisal.ts'
import type { Of } from './events.ts'
import { by, type Facts, type Rule } from './rule.ts'
import { areApart, Surveyor } from './survey.ts'
import { impossibleVisit } from './visit.ts'

/** The county's joint review (会审) of a case: nobody decides alone (domain.md rows 53-56). */

/** Somebody of the county who was there, by account, and what they thought of the case. */
const Present = z.strictObject({ ...Surveyor.shape, view: text(2, 1000) })

/** What was said of a case that lies before everybody: its facts stand in the file and are not written down again. */
export const Review = z.strictObject({
  ...gathering,
  present: z
    .array(Present)
    .min(2, 'two-present')
    .max(60, 'too-many')
    .refine(areApart, 'two-present')
    .meta({
      examples: [
        [
          { id: 'county-officer', name: '冯涛', view: '材料齐全，收入核算清楚。' },
          { id: 'county-confirmer', name: '何静', view: '同意。' },
        ],
      ],
    }),
  put: text(2, 2000).meta({ examples: ['街道建议给予低保，公示期间没有异议。'] }),
  /** In the words of who dissented; empty where nobody did. */
  dissent: text(0, 2000).meta({ examples: [''] }),
  proposal: z.enum(['confirm', 'refuse', 'return'], 'choose-one'),
})
export type Review = z.infer<typeof Review>

export const minutesCommands = {
  examine: Review,
  signMinutes: z.object({}),
  noteMinutesUnsigned: z.strictObject({
    participant: z
      .string('choose-one')
      .min(1, 'choose-one')
      .max(100, 'choose-one')
      .meta({ examples: ['county-officer'] }),
    reason: text(2, 200).meta({ examples: ['会后出差，月底才回来。'] }),
  }),
} as const

/** The minutes (会审记录): what was said, who put their name to it by their own act, and why somebody did not. */
export const Minutes = Review.extend({
  recordedAt: Instant,
  signatures: z.array(Surveyor.extend({ role: z.string(), at: Instant })),
  unsigned: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
})
export type Minutes = z.infer<typeof Minutes>

const hasSigned = ({ signatures }: Minutes, account: string) => signatures.some(({ id }) => id === account)

/** Whether somebody was there and has not signed. */
export const mustSign = (minutes: Minutes | null, account: string): boolean =>
  minutes !== null && minutes.present.some(({ id }) => id === account) && !hasSigned(minutes, account)

/** Who was there of whom it is not known yet whether they sign. */
export const awaited = (minutes: Minutes) =>
  minutes.present.filter(({ id }) => !hasSigned(minutes, id) && !minutes.unsigned.some((one) => one.id === id))

/** Two answer for it at least, and of everybody else who was there the file says why not. */
export const areSigned = (minutes: Minutes): boolean => minutes.signatures.length >= 2 && awaited(minutes).length === 0

/** Who decides signs the minutes by it, where they were present. */
export const withSignature = (state: Application, who: By, at: string): Application => {
  const { minutes } = state.county
  if (minutes === null || !mustSign(minutes, who.id)) return state
  const signatures = [...minutes.signatures, { ...who, at }]
  const unsigned = minutes.unsigned.filter(({ id }) => id !== who.id)
  return { ...state, county: { ...state.county, minutes: { ...minutes, signatures, unsigned } } }
}

/** The county meets about what was sent up to it, and not before. */
const impossible = (state: Application, heldOn: string, { now }: Facts) => {
  const sentUp = state.clock.find(({ key, doneAt }) => key === 'county-decide' && doneAt === null)
  const early: FieldProblem = 'date-before-forwarding'
  return sentUp !== undefined && heldOn < localDate(sentUp.since)
    ? { problem: 'FIELD' as const, field: 'heldOn', code: early }
    : impossibleVisit(state, heldOn, now, 'heldOn')
}

/** Who writes the minutes and was present signs by it. */
const examine: Rule<'examine'> = (state, { verb: _, ...review }, facts) =>
  impossible(state, review.heldOn, facts) ?? { type: 'examined', at: facts.now, by: by(facts.actor), review }

const signMinutes: Rule<'signMinutes'> = (_state, _command, { actor, now }) => ({
  type: 'minutesSigned',
  at: now,
  by: by(actor),
})

const noteMinutesUnsigned: Rule<'noteMinutesUnsigned'> = (
  { county: { minutes } },
  { participant, reason },
  { actor, now },
) =>
  minutes !== null && awaited(minutes).some(({ id }) => id === participant)
    ? { type: 'minutesNotSigned', at: now, by: by(actor), participant, reason }
    : { problem: 'FIELD', field: 'participant', code: 'choose-one' }

export const reviewing = { examine, signMinutes, noteMinutesUnsigned }

export const examined = (state: Application, { review, by: who, at }: Of<'examined'>): Application =>
  withSignature(
    {
      ...state,
      county: { ...state.county, minutes: { ...review, recordedAt: at, signatures: [], unsigned: [] } },
    },
    who,
    at,
  )

export const minutesNotSigned = (
  state: Application,
  { participant: id, reason }: Of<'minutesNotSigned'>,
): Application => {
  const { minutes } = state.county
  const unsigned = [...(minutes?.unsigned ?? []), { id, reason }]
  return { ...state, county: { ...state.county, minutes: minutes && { ...minutes, unsigned } } }
}
