import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { childrenOf, countiesServed, divisionOf, pathOf } from '#shared/domain/divisions/divisions.ts'
import { estimate } from '#shared/domain/programs/estimate.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { policyInForce } from '#shared/domain/programs/policy.ts'
import { allDivisionChanges } from '#shared/store/division-changes.ts'
import { allPolicies } from '#shared/store/public-record.ts'
import { divisionsKnown } from '../http/divisions-known.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const programs = implement(contract.programs.public).$context<RequestContext>().use(divisionsKnown)

export const handler = serve(
  programs.router({
    estimate: programs.estimate.handler(async ({ input }) => {
      if (divisionOf(input.region) === undefined) throw problem('DIVISION_NOT_FOUND')
      const policy = policyInForce(await allPolicies(), input)
      if (policy === undefined) throw problem('POLICY_NOT_FOUND')
      return estimate(policy, input)
    }),

    policies: programs.policies.handler(async ({ input, context }) => {
      if (divisionOf(input.region) === undefined) throw problem('DIVISION_NOT_FOUND')
      const month = input.month ?? monthOf(localDate(context.now))
      const all = await allPolicies()
      const policies = Program.options.flatMap(
        (program) => policyInForce(all, { region: input.region, program, month }) ?? [],
      )
      return { month, policies }
    }),

    divisions: programs.divisions.handler(({ input: { code } }) => {
      const shown = (divisions: readonly { code: string; name: string }[]) =>
        divisions.map(({ code, name }) => ({ code, name }))
      if (code === 'root') return { path: [], children: shown(countiesServed()) }
      if (divisionOf(code) === undefined) throw problem('DIVISION_NOT_FOUND')
      return { path: shown(pathOf(code)), children: shown(childrenOf(code)) }
    }),

    divisionChanges: programs.divisionChanges.handler(async ({ context }) => ({
      today: localDate(context.now),
      changes: await allDivisionChanges('now'),
    })),
  }),
)
