import { ORPCError } from '@orpc/server'
import { by } from '#shared/domain/applications/rule.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { leaveTrace } from '#shared/store/traces.ts'

export interface Context {
  readonly actor: Actor
  readonly now: string
}

/** Whoever has to stand aside is told so, and that they tried is kept for the supervisor. */
export const unlessConflicted = async <T>(
  id: string,
  about: string,
  { actor, now }: Context,
  work: () => Promise<T>,
) => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'CONFLICT_OF_INTEREST')
      await leaveTrace(id, { at: now, by: by(actor), deed: 'refused', about })
    throw error
  }
}
