import { error, redirect } from '@sveltejs/kit'
import { childrenOf, divisionOf } from '#shared/domain/divisions/divisions.ts'
import { contract } from '#shared/contract/index.ts'
import { unfitSuccessor } from '#shared/domain/people/officer.ts'
import { officeChoices } from '#lib/desk/office-form.server.ts'
import { placeName } from '#lib/server/counties.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const communitiesAt = (division: string) => {
  const own = divisionOf(division)
  return own?.level === 'village' ? [own] : own?.level === 'town' ? childrenOf(division) : []
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.people) error(404)
  const [{ officer, history }, { officers }] = await Promise.all([
    locals.api.people.administrator.get({ id: params.id }),
    locals.api.people.administrator.list({}),
  ])
  const nameOf = (id: string | null) => officers.find((other) => other.id === id)?.name ?? id ?? ''
  return {
    officer,
    own: officer.id === me.id,
    place: placeName(officer.division),
    successor: nameOf(officer.left?.successor ?? null),
    history: history.map(({ at, by, deed, officer: after }) => ({
      at,
      deed,
      by: by.name,
      role: after.role,
      place: placeName(after.division),
    })),
    communities: communitiesAt(officer.division).map(({ code, shortName }) => ({ value: code, text: shortName })),
    successors: officers
      .filter((other) => unfitSuccessor(officer, other) === null)
      .map(({ id, name }) => ({ value: id, text: name })),
    ...officeChoices(me.division),
    saved: url.searchParams.has('saved'),
  }
}

const Change = inputOf(contract.people.administrator.change)
const Leave = inputOf(contract.people.administrator.leave)

export const actions: Actions = {
  change: async ({ request, params: { id }, locals: { api, language }, url }) => {
    const form = await request.formData()
    const typed = typedIn(form)
    const { name, role, division } = typed
    const body = {
      id,
      version: Number(typed.version),
      name,
      role,
      division,
      communities: everyText(form, 'communities'),
    }
    const judged = judge(Change, body, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.people.administrator.change(judged.value))
    if (rejected) return rejected
    redirect(303, `${url.pathname}?saved`)
  },
  leave: async ({ request, params: { id }, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const judged = judge(Leave, { id, version: Number(typed.version), successor: typed.successor || null }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.people.administrator.leave(judged.value))
    if (rejected) return rejected
    redirect(303, '/desk/people?saved')
  },
}
