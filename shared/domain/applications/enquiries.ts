import * as z from 'zod'
import { LocalDate, localDate } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import { text } from '#shared/domain/text.ts'
import type { Refusal } from './refusal.ts'
import { by, type Rule } from './rule.ts'
import { Going, Surveyor } from './survey.ts'
import { impossibleVisit } from './visit.ts'

/** How somebody who was asked lives beside the family (domain.md row 34: politely, on both sides). */
export const NeighbourRelation = z.enum(
  ['left', 'right', 'same-building', 'group-leader', 'villager', 'other'],
  'choose-one',
)
export type NeighbourRelation = z.infer<typeof NeighbourRelation>

/** A neighbour visit (邻里走访, 57号 art. 16). Who was asked is not in here: a name lies sealed beside the case. */
export const NeighbourVisit = z.strictObject({
  id: z.uuid(),
  visitedOn: LocalDate,
  visitors: z.array(Surveyor),
  relation: NeighbourRelation,
  said: z.string(),
  /** Whether they gave their name. */
  named: z.boolean(),
})
export type NeighbourVisit = z.infer<typeof NeighbourVisit>

/** A letter that asks somebody for evidence (信函索证, 57号 art. 16), and what came back. */
export const Letter = z.strictObject({
  id: z.uuid(),
  to: z.string(),
  asks: z.string(),
  sentOn: LocalDate,
  /** By when the letter asks to be answered. */
  answerBy: LocalDate,
  answer: z.strictObject({ answeredOn: LocalDate, answer: z.string() }).nullable(),
})
export type Letter = z.infer<typeof Letter>

export const isUnanswered = ({ answer }: Letter) => answer === null

export const enquiryCommands = {
  recordNeighbourVisit: z.strictObject({
    visitedOn: LocalDate,
    visitors: Going.refine(({ length }) => length > 0, 'required'),
    relation: NeighbourRelation,
    said: text(2, 1000).meta({ examples: ['说男的常在工地打零工，女的身体不好。'] }),
    /** Only if they wish; sealed, and never shown to the family. */
    name: text(0, 50).meta({ examples: ['吴秀兰'] }),
  }),
  sendLetter: z.strictObject({
    to: text(2, 100).meta({ examples: ['某建筑公司人事部'] }),
    asks: text(2, 1000).meta({ examples: ['王建军今年以来的用工和工资情况。'] }),
    sentOn: LocalDate,
    answerBy: LocalDate,
  }),
  recordLetterAnswer: z.strictObject({
    letter: z.uuid('choose-one'),
    answeredOn: LocalDate,
    answer: text(2, 1000).meta({ examples: ['三月起没有再雇用。'] }),
  }),
} as const

const wrong = (field: string, code: FieldProblem): Refusal => ({ problem: 'FIELD', field, code })

const recordNeighbourVisit: Rule<'recordNeighbourVisit'> = (
  state,
  { verb: _, name, ...visit },
  { actor, now, newId },
) =>
  impossibleVisit(state, visit.visitedOn, now) ?? {
    type: 'neighbourVisited',
    at: now,
    by: by(actor),
    visit: newId,
    ...visit,
    named: name !== '',
  }

const sendLetter: Rule<'sendLetter'> = (state, { verb: _, ...letter }, { actor, now, newId }) => {
  if (letter.answerBy <= letter.sentOn) return wrong('answerBy', 'date-before-letter')
  return (
    impossibleVisit(state, letter.sentOn, now, 'sentOn') ?? {
      type: 'letterSent',
      at: now,
      by: by(actor),
      letter: newId,
      ...letter,
    }
  )
}

const recordLetterAnswer: Rule<'recordLetterAnswer'> = (
  { letters },
  { letter: id, answeredOn, answer },
  { actor, now },
) => {
  const letter = letters.filter(isUnanswered).find((one) => one.id === id)
  if (letter === undefined) return wrong('letter', 'choose-one')
  if (answeredOn > localDate(now)) return wrong('answeredOn', 'date-in-future')
  if (answeredOn < letter.sentOn) return wrong('answeredOn', 'date-before-letter')
  return { type: 'letterAnswered', at: now, by: by(actor), letter: id, answeredOn, answer }
}

export const enquiries = { recordNeighbourVisit, sendLetter, recordLetterAnswer }
