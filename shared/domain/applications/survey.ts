import * as z from 'zod'
import { DueDate, Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import { text } from '#shared/domain/text.ts'

/** Who goes to the house: an officer of the town, or the named assistant of the village, by account. */
export const Surveyor = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .meta({ examples: ['town-changyuan'] }),
  name: text(2, 50).meta({ examples: ['赵敏'] }),
})
export type Surveyor = z.infer<typeof Surveyor>

export const areApart = (some: readonly Surveyor[]) =>
  new Set(some.map(({ id }) => id)).size === some.length && new Set(some.map(({ name }) => name)).size === some.length
const pair = [
  { id: 'town-changyuan', name: '赵敏' },
  { id: 'town-changyuan-2', name: '周伟' },
]
/** Each once: two accounts of one person are one surveyor. */
export const Going = z
  .array(Surveyor)
  .max(8, 'too-many')
  .refine(areApart, 'two-surveyors')
  .meta({ examples: [pair] })
/** Two at least (57号 art. 16). */
const Surveyors = z
  .array(Surveyor)
  .min(2, 'two-surveyors')
  .max(8, 'too-many')
  .refine(areApart, 'two-surveyors')
  .meta({ examples: [pair] })

export const SurveyMethod = z.enum(['visit', 'video', 'telephone'], 'choose-one')
export const Housing = z.enum(['own', 'rented', 'public', 'borrowed', 'institution'], 'choose-one')
export type Housing = z.infer<typeof Housing>

const position = z.int('choose-one').min(0, 'choose-one').max(14, 'choose-one')
const said = (least: number, example: string) => text(least, 500).meta({ examples: [example] })

/** How one member is and what they do: health, work history, schooling (domain.md row 33). */
const MemberSurveyed = z.strictObject({
  /** Position in the list of members. */
  member: position,
  health: text(1, 200).meta({ examples: ['腰椎病，不能干重活。'] }),
  work: text(1, 200).meta({ examples: ['在附近打零工。'] }),
})

/** What the survey form (入户调查表) asks: seen or told in the house, and put before the family to be signed. */
const form = {
  residents: said(2, '三口人，都住在这里。'),
  housing: Housing,
  /** Furnishings, and the state of the house; nobody sees them over the telephone. */
  seen: said(0, '两间平房，家具陈旧。'),
  members: z.array(MemberSurveyed).max(15, 'too-many'),
  income: said(2, '丈夫打零工，一个月八九百元。'),
  property: said(0, '有一辆旧电动车。'),
  spending: said(0, '每月药费约三百元。'),
  told: said(0, '希望孩子能继续上学。'),
}

/** A household survey as it was recorded. */
export const SurveyRecord = z.strictObject({
  visitedOn: LocalDate,
  surveyors: Surveyors,
  method: SurveyMethod,
  /** Why nobody went to the house; empty where somebody did. */
  why: said(0, '洪水封路，进不了村。'),
  /** Which members were there, by position, and who else. */
  met: z
    .array(position)
    .max(15, 'too-many')
    .meta({ examples: [[0]] }),
  alsoMet: text(0, 100).meta({ examples: [''] }),
  ...form,
  /** What the surveyors make of it: for the file, and not put before the family. */
  findings: text(2, 1000).meta({ examples: ['与申报一致。'] }),
})
export type SurveyRecord = z.infer<typeof SurveyRecord>

/** How the household's side of the form was closed: signed, or why it was not. */
export const HouseholdSignature = z.strictObject({
  how: z.enum(['portal', 'code', 'drawn', 'refused', 'unable']),
  /** Who signed; or the reason why nobody did. */
  words: z.string(),
  at: Instant,
})
export type HouseholdSignature = z.infer<typeof HouseholdSignature>
export const isSignature = ({ how }: HouseholdSignature) => how !== 'refused' && how !== 'unable'

/** A name as it was drawn, in a field of 600 by 200: an SVG path of straight lines, and nothing else. */
export const Strokes = z
  .string('required')
  .min(1, 'required')
  .max(20_000, 'too-long')
  .regex(/^(M\d{1,3},\d{1,3}(L\d{1,3},\d{1,3})+)+$/, 'invalid')
  .meta({ examples: ['M20,40L60,90L110,60M140,50L180,120'] })

export const Survey = z.strictObject({
  status: z.enum(['none', 'due', 'started', 'done']),
  startDue: DueDate.nullable(),
  /** Who goes, and then who went. */
  surveyors: z.array(Surveyor),
  record: SurveyRecord.nullable(),
  recordedAt: Instant.nullable(),
  signatures: z.array(z.strictObject({ ...Surveyor.shape, at: Instant })),
  household: HouseholdSignature.nullable(),
  /** What the family says is wrong in the form. */
  objection: z.string().nullable(),
})
export type Survey = z.infer<typeof Survey>

/** Everything of a survey that one visit makes. */
export const unmade = {
  surveyors: [],
  record: null,
  recordedAt: null,
  signatures: [],
  household: null,
  objection: null,
} satisfies Partial<Survey>
export const noSurvey: Survey = { status: 'none', startDue: null, ...unmade }

/** What a family reads of it and puts its name to: what was seen and told, not what the surveyors make of it. */
export const FamilySurvey = z.strictObject({
  ...SurveyRecord.omit({ surveyors: true, findings: true }).shape,
  surveyors: z.array(z.string()),
  /** Names of the surveyors who signed. */
  signed: z.array(z.string()),
  household: HouseholdSignature.nullable(),
  objection: z.string().nullable(),
})
export type FamilySurvey = z.infer<typeof FamilySurvey>

export const forFamily = ({ record, signatures, household, objection }: Survey): FamilySurvey | null => {
  if (record === null) return null
  const { findings: _, surveyors, ...told } = record
  return {
    ...told,
    surveyors: surveyors.map(({ name }) => name),
    signed: signatures.map(({ name }) => name),
    household,
    objection,
  }
}

/** Two surveyors answer for it, and the household's side is closed: signed, or open to see why not (57号 art. 16). */
export const isSigned = ({ signatures, household }: Survey): boolean =>
  new Set(signatures.map(({ id }) => id)).size >= 2 && household !== null

export const hasSigned = ({ signatures }: Survey, account: string): boolean =>
  signatures.some(({ id }) => id === account)

/** Whether somebody made the survey and has not signed for it. */
export const mustSign = (survey: Survey, account: string): boolean =>
  survey.surveyors.some(({ id }) => id === account) && !hasSigned(survey, account)

/** Somebody of the family may still sign, also after a refusal was noted. */
export const awaitsHousehold = ({ status, household }: Survey): boolean =>
  status === 'done' && (household === null || !isSignature(household))
