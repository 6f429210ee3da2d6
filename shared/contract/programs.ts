import * as z from 'zod'
import { DivisionCodeShape } from '#shared/domain/divisions/divisions.ts'
import { Month } from '#shared/domain/calendar/calendar.ts'
import { EstimateRequest, EstimateResult } from '#shared/domain/programs/estimate.ts'
import { Policy } from '#shared/domain/programs/policy.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { open } from './operation.ts'
import { named } from './problems.ts'

const Division = z.strictObject({ code: DivisionCodeShape, name: z.string().meta({ examples: ['昌元街道'] }) })

/** From outside, only a program that is worked here can be asked about. */
export const EstimateQuestion = EstimateRequest.safeExtend({ program: Program })

export const programs = {
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
  },
}
