import { error, redirect } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { childrenOf, divisionOf, levelOf } from '#shared/domain/divisions/divisions.ts'
import { given } from '#lib/apply/question.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** The villages of a town, or one's own: the one that has its place, where it was merged. */
const villages = (division: string) => {
  const own = divisionOf(divisionOf(division)?.mergedInto ?? division)
  const some = levelOf(division) === 'village' ? (own ? [own] : []) : childrenOf(division)
  return some.map(({ code, shortName }) => ({ value: code, text: shortName }))
}

export const load: PageServerLoad = async ({ parent, url }) => {
  const { me, rooms } = await parent()
  if (!rooms.finding && !rooms.referrals) error(404)
  return {
    requestId: crypto.randomUUID(),
    villages: villages(me.division),
    back: rooms.referrals ? '/desk/referrals' : undefined,
    saved: url.searchParams.has('saved'),
  }
}

const Report = inputOf(contract.referrals.finder.report)

export const actions: Actions = {
  default: async ({ request, locals: { api, language, session } }) => {
    const typed = typedIn(await request.formData())
    const { name, village, address, phone, hardship, requestId } = typed
    const judged = judge(Report, { name, village, address, phone: given(phone) ?? null, hardship, requestId }, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { rejected } = await attempt(language, typed, () => api.referrals.finder.report(judged.value))
    if (rejected) return rejected
    const ofTown = session?.role === 'town-officer' || session?.role === 'town-lead'
    redirect(303, ofTown ? '/desk/referrals?saved' : '/desk/referrals/new?saved')
  },
}
