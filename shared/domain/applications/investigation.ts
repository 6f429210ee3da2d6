import * as z from 'zod'
import { addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { text } from '#shared/domain/text.ts'
import type { Application } from './application.ts'
import { countingOf } from './counted.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Refusal } from './refusal.ts'
import { by, type Rule } from './rule.ts'
import { Going, Strokes, SurveyRecord } from './survey.ts'
import { impossibleVisit } from './visit.ts'

const reason = text(2, 500).meta({ examples: ['说要等儿子回来再签。'] })

/** What may be said of a survey, from who goes to who signs. */
export const surveyCommands = {
  startSurvey: z.strictObject({
    /** Who will go, as far as it is known. */
    surveyors: Going.optional(),
  }),
  recordSurvey: SurveyRecord,
  signSurvey: z.object({}),
  drawSignature: z.strictObject({ signer: text(2, 50).meta({ examples: ['李桂花'] }), strokes: Strokes }),
  enterSignature: z.object({}),
  noteUnsigned: z.strictObject({ cause: z.enum(['refused', 'unable'], 'choose-one'), reason }),
  answerSurvey: z.strictObject({
    right: z.boolean('choose-one'),
    /** What is wrong; or what the family adds. */
    words: text(0, 1000).meta({ examples: ['我家没有电动车。'] }),
  }),
} as const

const wrong = (field: string, code: FieldProblem): Refusal => ({ problem: 'FIELD', field, code })

const startSurvey: Rule<'startSurvey'> = (_state, { surveyors = [] }, { actor, now }) => ({
  type: 'surveyStarted',
  at: now,
  by: by(actor),
  surveyors,
})

/** What of a form does not add up with the family and with how it was made; null when it may stand in the file. */
const flaw = ({ answers: { members = [] } }: Application, record: SurveyRecord, today: string): Refusal | null => {
  const isMember = (at: number) => at < members.length
  const told = record.members.map(({ member }) => member)
  const counted = members.flatMap((member, at) => (countingOf(member, today).counted ? [at] : []))
  if (record.method !== 'visit' && record.why === '') return wrong('why', 'required')
  if (record.method === 'visit' && record.seen === '') return wrong('seen', 'required')
  if (record.met.length === 0 && record.alsoMet === '') return wrong('met', 'required')
  if (!record.met.every(isMember)) return wrong('met', 'choose-one')
  return told.every(isMember) && counted.every((at) => told.includes(at)) ? null : wrong('members', 'each-member')
}

const recordSurvey: Rule<'recordSurvey'> = (state, { verb: _, ...record }, { actor, now }) =>
  impossibleVisit(state, record.visitedOn, now) ??
  flaw(state, record, localDate(now)) ?? { type: 'surveyRecorded', at: now, by: by(actor), ...record }

const signSurvey: Rule<'signSurvey'> = (_state, _command, { actor, now }) => ({
  type: 'surveySigned',
  at: now,
  by: by(actor),
})

/** The strokes lie sealed beside the case, and are in no event. */
const drawSignature: Rule<'drawSignature'> = (_state, { signer }, { actor, now }) => ({
  type: 'householdSigned',
  at: now,
  by: by(actor),
  how: 'drawn',
  signer,
})

/** The code was compared where it can be derived; here it is only known to have been right. */
const enterSignature: Rule<'enterSignature'> = ({ answers }, _command, { actor, now }) => ({
  type: 'householdSigned',
  at: now,
  by: by(actor),
  how: 'code',
  signer: answers.members?.[0]?.name ?? '',
})

/** No gate is passed silently: why nobody signed is in the file, and the family can read it and answer. */
const noteUnsigned: Rule<'noteUnsigned'> = (_state, { cause, reason: why }, { actor, now }) => ({
  type: 'householdNotSigned',
  at: now,
  by: by(actor),
  cause,
  reason: why,
})

const answerSurvey: Rule<'answerSurvey'> = ({ answers }, { right, words }, { actor, now }) =>
  !right && words === ''
    ? wrong('words', 'required')
    : {
        type: 'surveyAnswered',
        at: now,
        by: by(actor),
        right,
        signer: answers.members?.[0]?.name ?? '',
        words,
      }

const orderResurvey: Rule<'orderResurvey'> = (_state, { reason: why }, { actor, now, procedure: { limits } }) => ({
  type: 'resurveyOrdered',
  at: now,
  by: by(actor),
  reason: why,
  surveyStartDue: addWorkingDays(localDate(now), limits.surveyStartWorkingDays),
})

export const investigation = {
  startSurvey,
  recordSurvey,
  signSurvey,
  drawSignature,
  enterSignature,
  noteUnsigned,
  answerSurvey,
  orderResurvey,
}
