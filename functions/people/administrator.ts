import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { identityNumberProblem } from '#shared/domain/people/identity-number.ts'
import { misfit, unfitSuccessor, type Office, type OfficeChange, type Officer } from '#shared/domain/people/officer.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { kinNaming, writeKin } from '#shared/store/kin.ts'
import { findOfficer, officeHistory, officersOf, writeOffice } from '#shared/store/people.ts'
import { knowDivisionsNow } from '../http/divisions-known.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { countyOf, wrongField } from './county.ts'

const administrator = implement(contract.people.administrator).$context<RequestContext>().use(signedIn)

interface Context {
  readonly actor: Actor
  readonly now: string
}

/** An officer of another county does not exist for the actor; nobody changes their own office. */
const found = async (id: string, actor: Actor): Promise<Officer> => {
  const officer = await findOfficer(id)
  if (officer === null || countyOf(officer) !== countyOf(actor)) throw problem('NOT_FOUND')
  return officer
}
const inOffice = async (id: string, version: number, actor: Actor): Promise<Officer> => {
  const officer = await found(id, actor)
  if (officer.version !== version || officer.left !== null) throw problem('CHANGED_MEANWHILE')
  if (officer.id === actor.id) throw problem('CONFLICT_OF_INTEREST')
  return officer
}

const written = async (
  before: Officer | null,
  officer: Officer,
  deed: OfficeChange['deed'],
  { actor, now }: Context,
): Promise<{ officer: Officer; history: OfficeChange[] }> => {
  const by = { id: actor.id, name: actor.name }
  const outcome = await writeOffice(before, { at: now, by, deed, officer })
  if (outcome === 'changed-meanwhile') throw problem('CHANGED_MEANWHILE')
  if (outcome === 'community-taken') throw wrongField('communities', 'community-has-assistant')
  return { officer, history: await officeHistory(officer.id) }
}

const fitting = async (office: Office, others: readonly Officer[], { actor, now }: Context) => {
  await knowDivisionsNow(now)
  const wrong = misfit(office, countyOf(actor), others)
  if (wrong !== null) throw wrongField(wrong.field, wrong.code)
}

/** Other accounts of the same person, by their own entries in the register. */
const otherAccounts = async (own: Awaited<ReturnType<typeof kinNaming>>, account: string): Promise<Officer[]> => {
  const accounts = own.flatMap(({ of, relation }) =>
    relation === 'self' && of.kind === 'account' && of.account !== account ? [of.account] : [],
  )
  const officers = await Promise.all([...new Set(accounts)].map(findOfficer))
  return officers.filter((officer) => officer !== null)
}

const isSame = (officer: Officer, { name, role, division, communities }: Office) =>
  officer.name === name &&
  officer.role === role &&
  officer.division === division &&
  officer.communities.join() === communities.join()

const join = async (input: Office & { id: string; idNumber: string }, context: Context) => {
  const { id, idNumber, ...office } = input
  const { actor, now } = context
  const unreal = identityNumberProblem(idNumber, localDate(now))
  if (unreal !== undefined) throw wrongField('idNumber', unreal)
  const before = await findOfficer(id)
  const repeated = before !== null && before.left === null
  if (repeated && !isSame(before, office)) throw wrongField('id', 'account-taken')
  const entries = await kinNaming(idNumber)
  await fitting(office, await otherAccounts(entries, id), context)
  const officer = { ...office, id, version: (before?.version ?? 0) + 1, since: localDate(now), left: null }
  const joined = repeated
    ? { officer: before, history: await officeHistory(id) }
    : await written(before, officer, 'joined', context)
  // Whoever works here is known to the register too, so that their own case is found; a repeated request completes this.
  if (!entries.some(({ of, relation }) => relation === 'self' && of.kind === 'account' && of.account === id))
    await writeKin(
      {
        of: { kind: 'account', account: id },
        relation: 'self',
        name: office.name,
        idNumber,
        id: randomUUID(),
        version: 1,
        county: countyOf(actor),
        officer: office.name,
        by: actor.name,
        at: now,
        removed: false,
      },
      null,
    )
  return joined
}

export const handler = serve(
  administrator.router({
    list: administrator.list.handler(async ({ context: { actor } }) => ({
      officers: await officersOf(countyOf(actor)),
    })),
    get: administrator.get.handler(async ({ input: { id }, context: { actor } }) => ({
      officer: await found(id, actor),
      history: await officeHistory(id),
    })),
    join: administrator.join.handler(({ input, context }) => join(input, context)),
    change: administrator.change.handler(async ({ input: { id, version, ...office }, context }) => {
      const before = await inOffice(id, version, context.actor)
      await fitting(office, [], context)
      return written(before, { ...before, ...office, version: version + 1 }, 'changed', context)
    }),
    leave: administrator.leave.handler(async ({ input: { id, version, successor }, context }) => {
      const before = await inOffice(id, version, context.actor)
      const fit = (await officersOf(countyOf(before))).filter((other) => unfitSuccessor(before, other) === null)
      if (successor === null && fit.length > 0) throw wrongField('successor', 'required')
      if (successor !== null && !fit.some((other) => other.id === successor))
        throw wrongField('successor', 'successor-unfit')
      const left = { on: localDate(context.now), successor }
      return written(before, { ...before, version: version + 1, left }, 'left', context)
    }),
  }),
)
