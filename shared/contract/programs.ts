import * as z from 'zod'
import { DivisionChange } from '#shared/domain/divisions/change.ts'
import { DivisionCodeShape } from '#shared/domain/divisions/divisions.ts'
import { LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { EstimateRequest, EstimateResult } from '#shared/domain/programs/estimate.ts'
import { Policy } from '#shared/domain/programs/policy.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { ExampleResult } from '#shared/domain/programs/examples.ts'
import { PolicyDraft, Proposal } from '#shared/domain/programs/draft.ts'
import { open, signedIn } from './operation.ts'
import { named } from './problems.ts'

const Division = z.strictObject({ code: DivisionCodeShape, name: z.string().meta({ examples: ['昌元街道'] }) })

/** From outside, only a program that is worked here can be asked about. */
export const EstimateQuestion = EstimateRequest.safeExtend({ program: Program })

/** A version is drafted for a program that is worked here. */
const Drafted = Proposal.extend({ program: Program })
const drafters = ['administrator'] as const
const draftReaders = ['administrator', 'county-confirmer'] as const
const DraftId = z.strictObject({ id: z.uuid() })
const Version = z.int().meta({ examples: [1] })

export const programs = {
  drafts: {
    list: signedIn('GET', '/desk/policies', draftReaders, 'The county’s policy versions, signed and drafted')
      .input(z.strictObject({}))
      .output(z.strictObject({ drafts: z.array(PolicyDraft), policies: z.array(Policy) })),
    get: signedIn('GET', '/desk/policies/{id}', draftReaders, 'A draft with what it would change, in numbers')
      .input(DraftId)
      .output(z.strictObject({ draft: PolicyDraft, examples: z.array(ExampleResult) }))
      .errors(named('NOT_FOUND')),
    draft: signedIn('POST', '/desk/policies', drafters, 'Draft a version; it is simulated on the open cases by itself')
      .input(Drafted)
      .output(PolicyDraft)
      .errors(named('CHANGED_MEANWHILE')),
    revise: signedIn('PUT', '/desk/policies/{id}', drafters, 'Change a draft that nobody signed; it is simulated anew')
      .input(Drafted.extend({ ...DraftId.shape, version: Version }))
      .output(PolicyDraft)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
  },
  signatory: {
    sign: signedIn(
      'POST',
      '/desk/policies/{id}/signature',
      ['county-confirmer'],
      'Sign a simulated draft: it is in force from its month, and never changed',
    )
      .input(DraftId.extend({ version: Version }))
      .output(PolicyDraft)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'CONFLICT_OF_INTEREST', 'GATE_OPEN')),
  },
  public: {
    estimate: open('POST', '/estimates', 'What a household would receive, every step with its rule')
      .input(EstimateQuestion)
      .output(EstimateResult)
      .errors(named('POLICY_NOT_FOUND', 'DIVISION_NOT_FOUND')),
    policies: open('GET', '/policies', 'The policies in force at a place in a month (this month unless told)')
      .input(z.strictObject({ region: DivisionCodeShape, month: Month.optional() }))
      .output(z.strictObject({ month: Month, policies: z.array(Policy) }))
      .errors(named('DIVISION_NOT_FOUND')),
    divisions: open(
      'GET',
      '/divisions/{code}',
      'What lies directly under a division; code `root` for the counties served',
    )
      .input(z.strictObject({ code: z.union([z.literal('root'), DivisionCodeShape]) }))
      .output(z.strictObject({ path: z.array(Division), children: z.array(Division) }))
      .errors(named('DIVISION_NOT_FOUND')),
    divisionChanges: open('GET', '/division-changes', 'Villages added, renamed or merged since the official list')
      .input(z.strictObject({}))
      .output(z.strictObject({ today: LocalDate, changes: z.array(DivisionChange) })),
  },
}
