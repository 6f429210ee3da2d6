import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { sheetAt } from '#shared/domain/applications/signing.ts'
import { mostFilters, type Colleague, type SavedFilter } from '#shared/domain/applications/worklist.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { workersAt } from '#shared/store/people.ts'
import { queuePage } from '#shared/store/queue.ts'
import { keepFilters, savedFilters } from '#shared/store/saved-filters.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { questionOf } from './lists.ts'

const worklist = implement(contract.applications.worklist).$context<RequestContext>().use(signedIn)

/** Work is given to people of a town; the county's lies with its desk. */
const colleaguesOf = async ({ role, division }: Actor): Promise<Colleague[]> => {
  if (role !== 'town-officer' && role !== 'town-lead') return []
  return (await workersAt(division)).map(({ id, name, left }) => ({ id, name, left: left !== null }))
}

const changed = async ({ id }: Actor, change: (filters: SavedFilter[]) => SavedFilter[]) => {
  const before = await savedFilters(id)
  const filters = change(before.filters)
  if (filters.length > mostFilters) throw problem('INPUT_INVALID', { fields: [fieldProblem('name', 'too-many')] })
  if (!(await keepFilters(id, before, filters))) throw problem('CHANGED_MEANWHILE')
  return { filters }
}
const without = (filters: readonly SavedFilter[], name: string) => filters.filter((saved) => saved.name !== name)

export const handler = serve(
  worklist.router({
    get: worklist.get.handler(async ({ context: { actor } }) => {
      const [{ filters }, colleagues] = await Promise.all([savedFilters(actor.id), colleaguesOf(actor)])
      return { filters, colleagues }
    }),
    signatures: worklist.signatures.handler(async ({ context: { actor, now } }) => {
      // A village's assistant signs what a town's desk has.
      const { cases } = await queuePage({ desk: actor.division.slice(0, 9), signer: actor.id })
      const shown = cases.map(({ id, number, applicant, village, due, stage }) => ({
        id,
        number,
        applicant,
        village,
        due,
        sheet: sheetAt(stage),
      }))
      return { today: localDate(now), cases: shown }
    }),
    saveFilter: worklist.saveFilter.handler(({ input, context: { actor } }) =>
      changed(actor, (filters) => [...without(filters, input.name), input]),
    ),
    dropFilter: worklist.dropFilter.handler(({ input: { name }, context: { actor } }) =>
      changed(actor, (filters) => without(filters, name)),
    ),
    beside: worklist.beside.handler(async ({ input: { at, way, ...filter }, context }) => {
      const { cases } = await queuePage(questionOf(filter, context, { cursor: at, backwards: way === 'previous' }))
      const [found] = cases
      return { found: found === undefined ? null : { id: found.id, at: found.at } }
    }),
  }),
)
