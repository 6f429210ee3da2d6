import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { heldByAgents } from '#shared/store/carried.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'

const town = implement(contract.mandates.town).$context<RequestContext>().use(signedIn)

export const handler = serve(
  town.router({
    held: town.held.handler(async ({ context: { actor, now } }) => ({
      held: await heldByAgents(actor.division),
      today: localDate(now),
    })),
  }),
)
