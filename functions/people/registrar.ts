import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { divisionOf } from '#shared/domain/divisions/divisions.ts'
import { identityNumberProblem } from '#shared/domain/people/identity-number.ts'
import { kinView, type Kin, type KinEntry } from '#shared/domain/people/kin.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { findKin, kinPage, writeKin } from '#shared/store/kin.ts'
import { findOfficer } from '#shared/store/people.ts'
import { knowDivisionsNow } from '../http/divisions-known.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { countyOf, wrongField } from './county.ts'

const registrar = implement(contract.people.registrar).$context<RequestContext>().use(signedIn)

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** Whose relative it is, by name; the account or the village must be the county's own. */
const officerOf = async ({ of }: KinEntry, county: string, now: string): Promise<string> => {
  if (of.kind === 'cadre') {
    if (!of.village.startsWith(county)) throw wrongField('of.village', 'outside-county')
    // One that was merged may be where a cadre served.
    await knowDivisionsNow(now)
    if (divisionOf(of.village) === undefined) throw wrongField('of.village', 'unknown-division')
    return of.name
  }
  const officer = await findOfficer(of.account)
  if (officer === null || countyOf(officer) !== county) throw wrongField('of.account', 'unknown-account')
  return officer.name
}

const entryOf = async (entry: KinEntry, before: Kin | null, { actor, now }: Context): Promise<Kin> => {
  const { of, relation, name, idNumber } = entry
  const unreal = identityNumberProblem(idNumber, localDate(now))
  if (unreal !== undefined) throw wrongField('idNumber', unreal)
  const county = countyOf(actor)
  return {
    of,
    relation,
    name,
    idNumber,
    id: before?.id ?? randomUUID(),
    version: (before?.version ?? 0) + 1,
    county,
    officer: await officerOf(entry, county, now),
    by: actor.name,
    at: now,
    removed: false,
  }
}

/** An entry of another county, or one that was removed, does not exist for the actor. */
const found = async (id: string, actor: Actor): Promise<Kin> => {
  const kin = await findKin(id)
  if (kin === null || kin.removed || kin.county !== countyOf(actor)) throw problem('NOT_FOUND')
  return kin
}
const standing = async (id: string, version: number, actor: Actor): Promise<Kin> => {
  const kin = await found(id, actor)
  if (kin.version !== version) throw problem('CHANGED_MEANWHILE')
  return kin
}

const written = async (kin: Kin, before: Kin | null) => {
  if (!(await writeKin(kin, before))) throw problem('CHANGED_MEANWHILE')
  return kinView(kin)
}

const isCursor = (text: string) => /^KIN#.{1,60}#[0-9a-f-]{36}$/u.test(text)

export const handler = serve(
  registrar.router({
    list: registrar.list.handler(async ({ input: { cursor }, context: { actor } }) => {
      if (cursor !== undefined && !isCursor(cursor))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('cursor', 'invalid')] })
      const page = await kinPage(countyOf(actor), cursor)
      return { entries: page.entries.map(kinView), cursor: page.cursor }
    }),
    get: registrar.get.handler(async ({ input: { id }, context: { actor } }) => kinView(await found(id, actor))),
    add: registrar.add.handler(async ({ input, context }) => written(await entryOf(input, null, context), null)),
    correct: registrar.correct.handler(async ({ input: { id, version, ...entry }, context }) => {
      const before = await standing(id, version, context.actor)
      return written(await entryOf(entry, before, context), before)
    }),
    remove: registrar.remove.handler(async ({ input: { id, version }, context: { actor, now } }) => {
      const before = await standing(id, version, actor)
      return written({ ...before, version: version + 1, by: actor.name, at: now, removed: true }, before)
    }),
  }),
)
