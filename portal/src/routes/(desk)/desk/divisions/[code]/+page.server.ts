import { error, redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { changeTyped, countyNow, standing, worksAt } from '#lib/desk/divisions.server.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals: { api }, params: { code }, parent }) => {
  const { me, rooms } = await parent()
  if (!rooms.divisions) error(404)
  const [{ villages, version, today }, { officers }] = await Promise.all([
    countyNow(api, me.division),
    api.people.administrator.list({}),
  ])
  const village = villages.find((each) => each.code === code)
  if (village === undefined) error(404)
  return {
    village,
    version,
    today,
    others: standing(villages).filter(({ value }) => value !== code),
    officers: officers.filter((officer) => worksAt(code, officer)).map(({ id, name, role }) => ({ id, name, role })),
  }
}

const Rename = inputOf(contract.divisions.administrator.rename)
const Merge = inputOf(contract.divisions.administrator.merge)
const saved = (code: string) => redirect(303, `/desk/divisions?town=${code.slice(0, 9)}&saved`)

export const actions: Actions = {
  rename: async ({ request, params: { code }, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const judged = judge(Rename, { ...changeTyped(typed, code), name: typed.name }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.divisions.administrator.rename(judged.value))
    if (rejected) return rejected
    saved(code)
  },
  merge: async ({ request, params: { code }, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const judged = judge(Merge, { ...changeTyped(typed, code), into: typed.into }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.divisions.administrator.merge(judged.value))
    if (rejected) return rejected
    saved(code)
  },
}
