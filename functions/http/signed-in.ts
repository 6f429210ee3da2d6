import { os } from '@orpc/server'
import type { OperationMeta } from '#shared/contract/operation.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { findPerson } from '#shared/store/people.ts'
import { problem } from './problem.ts'
import type { RequestContext } from './serve.ts'

const actorOf = async ({ subject }: RequestContext): Promise<Actor> => {
  if (subject === null) throw problem('SIGNED_OUT')
  return (await findPerson(subject.id)) ?? { ...subject, role: 'resident', division: '' }
}

/** The token says who, the people records say as what, the contract says whether they may. */
export const signedIn = os
  .$context<RequestContext>()
  .$meta<OperationMeta>({})
  .middleware(async ({ context, procedure, next }) => {
    const actor = await actorOf(context)
    const { actors = [] } = procedure['~orpc'].meta
    if (!actors.some((role) => role === actor.role)) throw problem('FORBIDDEN')
    return next({ context: { actor } })
  })
