import * as z from 'zod'
import { benefitCommands, benefitTransitions, type BenefitVerb } from '#shared/domain/benefits/changes.ts'
import { BenefitSummary, BenefitView, OwnBenefit } from '#shared/domain/benefits/views.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { isRole } from '#shared/domain/people/person.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const ById = z.strictObject({ id: z.uuid() })
const Stamp = {
  id: z.uuid(),
  version: z.int().meta({ examples: [2] }),
  requestId: z.uuid(),
}
const readers = ['town-officer', 'town-lead', 'county-officer', 'county-confirmer', 'supervisor'] as const
const problems = named(
  'NOT_FOUND',
  'CHANGED_MEANWHILE',
  'STAGE_NOT_ALLOWED',
  'CONFLICT_OF_INTEREST',
  'RECIPIENT_NOT_HEARD',
)

const officer = <Shape extends z.core.$ZodLooseShape>(
  verb: BenefitVerb,
  body: z.ZodObject<Shape>,
  path: string,
  summary: string,
) =>
  signedIn('POST', `/desk/benefits/{id}/${path}`, benefitTransitions[verb].by.filter(isRole), summary)
    .input(z.strictObject({ ...Stamp, ...body.shape }))
    .output(BenefitView)
    .errors(problems)

const own = <Shape extends z.core.$ZodLooseShape>(body: z.ZodObject<Shape>, path: string, summary: string) =>
  signedIn('POST', `/benefits/{id}/${path}`, ['resident'], summary)
    .input(z.strictObject({ id: z.uuid(), ...body.shape }))
    .output(OwnBenefit)
    .errors(problems)

export const benefits = {
  resident: {
    get: signedIn('GET', '/benefits/{id}', ['resident'], 'What is paid to my family, and what is proposed')
      .input(ById)
      .output(OwnBenefit)
      .errors(named('NOT_FOUND')),
    answer: own(
      benefitCommands.answerProposal,
      'answer',
      'Answer a proposed change, and ask to be heard in person or not',
    ),
    leave: own(benefitCommands.askToLeave, 'leave', 'Say that the family no longer needs it; somebody still decides'),
  },
  officer: {
    list: signedIn('GET', '/desk/benefits', readers, 'Benefits that wait at the desk, by due date')
      .input(
        z.strictObject({
          cursor: z
            .string()
            .max(100)
            .meta({ examples: ['2026-11-25#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10'] })
            .optional(),
        }),
      )
      .output(z.strictObject({ today: LocalDate, benefits: z.array(BenefitSummary), cursor: z.string().nullable() })),
    get: signedIn('GET', '/desk/benefits/{id}', readers, 'One benefit of the division')
      .input(ById)
      .output(BenefitView)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    callRecheck: officer('callRecheck', benefitCommands.callRecheck, 'recheck', 'Call a re-check'),
    findUnchanged: officer('findUnchanged', benefitCommands.findUnchanged, 'unchanged', 'Found as it was, by two'),
    propose: officer(
      'propose',
      benefitCommands.propose,
      'proposal',
      'Propose a change; the family reads it and answers',
    ),
    inviteToHearing: officer('inviteToHearing', benefitCommands.inviteToHearing, 'invitation', 'Invite to a hearing'),
    hear: officer('hear', benefitCommands.hear, 'hearing', 'Record what the recipient said (Law art. 48)'),
    decideChange: officer(
      'decideChange',
      benefitCommands.decideChange,
      'decision',
      'Decide a proposed change, with reasons',
    ),
    keepPaying: officer('keepPaying', benefitCommands.keepPaying, 'keeping', 'Go on paying after all'),
    closeGradualExit: officer(
      'closeGradualExit',
      benefitCommands.closeGradualExit,
      'closing',
      'Close a gradual exit that is over',
    ),
  },
}
