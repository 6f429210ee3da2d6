import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { unclaimed } from '#shared/domain/applications/mandate.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { identityNumberProblem } from '#shared/domain/people/identity-number.ts'
import { signsOf, spokenCode } from '#shared/domain/spoken-code.ts'
import { keepScratch, startApplication } from '#shared/store/applications.ts'
import { carriedBy } from '#shared/store/carried.ts'
import { mandateBytes, personOf } from '#shared/store/sealed-answers.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const agent = implement(contract.mandates.agent).$context<RequestContext>().use(signedIn)

interface Dated {
  readonly idNumber: string
  readonly givenOn: string
}

/** What a schema cannot know: today. */
const checkDays = ({ idNumber, givenOn }: Dated, today: string) => {
  const wrong = identityNumberProblem(idNumber, today)
  const fields = [
    ...(wrong === undefined ? [] : [fieldProblem('idNumber', wrong)]),
    ...(givenOn > today ? [fieldProblem('givenOn', 'date-in-future')] : []),
  ]
  if (fields.length > 0) throw problem('INPUT_INVALID', { fields })
}

export const handler = serve(
  agent.router({
    record: agent.record.handler(async ({ input, context: { actor, now } }) => {
      checkDays(input, localDate(now))
      const { requestId: id, name, idNumber, program, givenOn, how, scope } = input
      const person = await personOf(idNumber)
      const code = spokenCode(await mandateBytes(JSON.stringify([actor.id, id, person])))
      const given = { givenOn, how, scope }
      const who = { agent: { id: actor.id, name: actor.name }, village: actor.division, name, person }
      const mandate = { ...who, ...given, confirmedAt: null, ended: null }
      const event = { type: 'mandateRecorded', at: now, by: by(actor), ...given } as const
      const start = { id, program, resident: unclaimed(person), now }
      const origin = { event, mandated: { mandate, code: signsOf(code) } }
      if ((await startApplication(start, origin)) !== id) throw problem('DRAFT_HELD')
      await keepScratch(id, 'member-1', { name, idNumber })
      return { id, code }
    }),
    list: agent.list.handler(async ({ context: { actor, now } }) => ({
      carried: await carriedBy(actor.id),
      today: localDate(now),
    })),
  }),
)
