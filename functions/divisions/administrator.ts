import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { DivisionChange, RecordedChange } from '#shared/domain/divisions/change.ts'
import { treeOn, unlawful } from '#shared/domain/divisions/tree.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { divisionChangesNow, recordDivisionChange } from '#shared/store/division-changes.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { countyOf, wrongField } from '../people/county.ts'

const administrator = implement(contract.divisions.administrator).$context<RequestContext>().use(signedIn)

interface Context {
  readonly actor: Actor
  readonly now: string
}
interface Told {
  readonly village: string
  readonly version: number
  readonly from: string
}

const file = (changes: RecordedChange[], now: string) => ({ today: localDate(now), version: changes.length, changes })
const recordedIn = async (county: string) =>
  (await divisionChangesNow()).filter(({ change }) => change.code.startsWith(county))

/** A village of another county does not exist for the actor. */
const recorded = async (
  { village, version, from }: Told,
  changed: (nameThen: string) => DivisionChange,
  { actor, now }: Context,
) => {
  const county = countyOf(actor)
  if (!village.startsWith(county)) throw problem('NOT_FOUND')
  const before = await recordedIn(county)
  if (before.length !== version) throw problem('CHANGED_MEANWHILE')
  const earlier = before.map(({ change }) => change)
  const change = changed(treeOn(earlier, from).names.get(village) ?? '')
  const wrong = unlawful(change, earlier, localDate(now))
  if (wrong !== null) throw wrongField(wrong.field, wrong.code)
  const after = { change, by: { id: actor.id, name: actor.name }, at: now }
  if (!(await recordDivisionChange(county, version + 1, after))) throw problem('CHANGED_MEANWHILE')
  return file([...before, after], now)
}

export const handler = serve(
  administrator.router({
    list: administrator.list.handler(async ({ context: { actor, now } }) =>
      file(await recordedIn(countyOf(actor)), now),
    ),
    add: administrator.add.handler(({ input, context }) => {
      const { village: code, name, from } = input
      return recorded(input, () => ({ kind: 'added', code, name, from }), context)
    }),
    rename: administrator.rename.handler(({ input, context }) => {
      const { village: code, name, from } = input
      return recorded(input, () => ({ kind: 'renamed', code, name, from }), context)
    }),
    merge: administrator.merge.handler(({ input, context }) => {
      const { village: code, into, from } = input
      return recorded(input, (name) => ({ kind: 'merged', code, name, into, from }), context)
    }),
  }),
)
