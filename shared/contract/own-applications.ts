import * as z from 'zod'
import { Answers } from '#shared/domain/applications/answers.ts'
import { commands } from '#shared/domain/applications/commands.ts'
import { CaseSummary, OwnApplication } from '#shared/domain/applications/views.ts'
import { IdentityNumber } from '#shared/domain/people/identity-number.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { TypedCode } from '#shared/domain/spoken-code.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const person = ['resident'] as const
/** Whose application it is, and who carries it under a mandate. */
const carrying = ['resident', 'agent'] as const
const ById = z.strictObject({ id: z.uuid() })
const PageName = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .meta({ examples: ['income'] })

/** A field as it was left or a page as it was sent, before it passes: kept as typed. */
const ScratchInput = z.strictObject({
  id: z.uuid(),
  page: PageName,
  fields: z
    .record(z.string().max(60), z.string().max(4000, 'too-long'))
    .refine((fields) => Object.keys(fields).length <= 80, 'too-many')
    .meta({ examples: [{ 'amount-1': '六百' }] }),
})

/** What a command on a case can be answered with. */
export const decisionProblems = named(
  'NOT_FOUND',
  'CHANGED_MEANWHILE',
  'STAGE_NOT_ALLOWED',
  'GATE_OPEN',
  'CONFLICT_OF_INTEREST',
  'POLICY_NOT_FOUND',
)

const own = <Shape extends z.core.$ZodLooseShape>(
  body: z.ZodObject<Shape>,
  path: string,
  summary: string,
  actors: readonly Role[] = person,
) =>
  signedIn('POST', `/applications/{id}/${path}`, actors, summary)
    .input(z.strictObject({ id: z.uuid(), ...body.shape }))
    .output(OwnApplication)
    .errors(decisionProblems)

/** What a family does with its own application. */
export const resident = {
  start: signedIn(
    'POST',
    '/applications',
    person,
    'Start an application; an open draft for the same program is found again',
  )
    .input(z.strictObject({ program: Program }))
    .output(OwnApplication),
  list: signedIn('GET', '/applications', person, 'My applications, newest first')
    .input(z.strictObject({}))
    .output(z.strictObject({ applications: z.array(CaseSummary) })),
  get: signedIn(
    'GET',
    '/applications/{id}',
    carrying,
    'My application: answers, documents, where it stands, what happened',
  )
    .input(ById)
    .output(OwnApplication)
    .errors(named('NOT_FOUND')),
  save: signedIn(
    'PATCH',
    '/applications/{id}/answers',
    carrying,
    'Save whole sections of a draft, each valid; what was kept of `page` is dropped',
  )
    .input(z.strictObject({ id: z.uuid(), answers: Answers, page: PageName.optional() }))
    .output(OwnApplication)
    .errors(named('NOT_FOUND', 'DRAFT_CLOSED', 'CHANGED_MEANWHILE')),
  keep: signedIn(
    'PUT',
    '/applications/{id}/scratch/{page}',
    carrying,
    'Keep what was typed on a page exactly as typed, valid or not',
  )
    .input(ScratchInput)
    .output(z.strictObject({ keptAt: z.iso.datetime() }))
    .errors(named('NOT_FOUND', 'DRAFT_CLOSED')),
  submit: signedIn(
    'POST',
    '/applications/{id}/submission',
    carrying,
    'Submit once; a repeated request gives the same answer',
  )
    .input(ById.extend(commands.submit.shape))
    .output(OwnApplication)
    .errors(named('NOT_FOUND', 'ANSWERS_INCOMPLETE', 'CHANGED_MEANWHILE', 'STAGE_NOT_ALLOWED', 'GATE_OPEN')),
  takeInvitation: signedIn(
    'POST',
    '/applications/invitations',
    person,
    'Start an application from the town’s invitation, by the code on its paper',
  )
    .input(z.strictObject({ code: TypedCode('code-wrong'), program: Program }))
    .output(z.strictObject({ id: z.uuid() }))
    .errors(named('INVITATION_UNKNOWN', 'CHANGED_MEANWHILE')),
  claim: signedIn(
    'POST',
    '/applications/claims',
    person,
    'Find an application that an agent carries for me, by the code on the slip and my identity number',
  )
    .input(z.strictObject({ code: TypedCode('code-wrong'), idNumber: IdentityNumber }))
    .output(z.strictObject({ id: z.uuid() }))
    .errors(named('MANDATE_UNKNOWN', 'OTHER_DRAFT_OPEN', 'CHANGED_MEANWHILE')),
  endMandate: own(commands.endMandate, 'mandate-ending', 'End a mandate: the agent reaches nothing any more', carrying),
  answerDeficiency: own(commands.answerDeficiency, 'supplement', 'Answer the one list of what is missing', carrying),
  answerFinding: own(commands.answerFinding, 'hearing', 'Answer a finding or a negative opinion'),
  authoriseVerification: own(
    commands.authoriseVerification,
    'authorisation',
    'Authorise verification again, where the first authorisation has expired',
  ),
  answerWarning: own(commands.answerWarning, 'warning-answer', 'Answer a warning, and ask for a hearing or not'),
  appeal: own(commands.appeal, 'appeal', 'Appeal a refusal or an end within 60 days of knowing it'),
  answerAdjustment: own(
    commands.answerAdjustment,
    'adjustment-answer',
    'Answer an officer who counts another income than was declared',
  ),
  surveyCode: signedIn(
    'GET',
    '/applications/{id}/survey-code',
    person,
    'The code with which the family signs the survey at an officer’s side; null while there is nothing to sign',
  )
    .input(ById)
    .output(z.strictObject({ code: z.string().nullable() }))
    .errors(named('NOT_FOUND')),
  answerSurvey: own(commands.answerSurvey, 'survey-answer', 'Sign the survey form, or say what is wrong in it'),
  withdraw: own(commands.withdraw, 'withdrawal', 'Withdraw before the decision'),
}
