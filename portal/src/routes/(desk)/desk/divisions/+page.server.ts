import { error, redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { changeTyped, changeWords, countyNow, worksAt } from '#lib/desk/divisions.server.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** `?town=CODE` or `?q=WORDS`: the villages of a town, or those of a name; else the towns. */
export const load: PageServerLoad = async ({ locals: { api, language }, parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.divisions) error(404)
  const [{ towns, villages, changes, tree, version, today }, { officers }] = await Promise.all([
    countyNow(api, me.division),
    api.people.administrator.list({}),
  ])
  const q = (url.searchParams.get('q') ?? '').trim()
  const town = url.searchParams.get('town') ?? ''
  const found = villages.filter(({ code, name }) => code.startsWith(town) && (name.includes(q) || code.includes(q)))
  return {
    q,
    town,
    today,
    version,
    searched: q !== '' || town !== '',
    towns: towns.map((each) => ({
      ...each,
      villages: villages.filter(({ code, into }) => code.startsWith(each.code) && into === undefined).length,
    })),
    villages: found.map((village) => ({
      ...village,
      officers: officers.filter((officer) => worksAt(village.code, officer)).length,
    })),
    changes: changes
      .map(({ change, by, at }) => ({ code: change.code, words: changeWords(change, tree, language), by: by.name, at }))
      .toReversed(),
    saved: url.searchParams.has('saved'),
  }
}

const Add = inputOf(contract.divisions.administrator.add)

export const actions: Actions = {
  default: async ({ request, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const { village = '', name } = typed
    const judged = judge(Add, { ...changeTyped(typed, village), name }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.divisions.administrator.add(judged.value))
    if (rejected) return rejected
    redirect(303, `/desk/divisions?town=${village.slice(0, 9)}&saved`)
  },
}
