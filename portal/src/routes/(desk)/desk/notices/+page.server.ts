import { error, fail } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { commands } from '#shared/domain/applications/commands.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { divisionOf, fullNameOf, isWithin } from '#shared/domain/divisions/divisions.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { byDay, sheetsOf } from '#lib/desk/board.server.ts'
import { eachRow, tickedIn } from '#lib/desk/bulk.server.ts'
import { ask, fieldId } from '#lib/desk/form.server.ts'
import { townForms } from '#lib/desk/town-forms.server.ts'
import { mayCall } from '#lib/desk/permissions.server.ts'
import { readBody } from '#lib/desk/typed-body.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Api } from '#lib/server/api.ts'
import { placesIn } from '#lib/server/counties.ts'
import { judge } from '#lib/server/judge.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const verb = 'recordPosting'

/** `?in=CODE`: from the officer's own division down to a village, whose board is shown; `?on=DAY` adds that day's photographs. */
export const load: PageServerLoad = async ({ locals: { api }, parent, url }) => {
  const { me } = await parent()
  const code = url.searchParams.get('in') ?? me.division
  const division = divisionOf(code)
  if (division === undefined || !isWithin(code, me.division)) error(404, m.error_404_title())
  const name = fullNameOf(code)
  if (division.level !== 'village') return { name, places: placesIn(code), board: undefined }
  const day = LocalDate.safeParse(url.searchParams.get('on') ?? url.searchParams.get('photographs')).data
  const board = await api.notices.board.get({ village: code, ...(day && { on: day }) })
  const records = mayCall(contract.notices.board.photograph, me.role)
  return {
    name,
    places: [],
    board: {
      ...board,
      village: code,
      day,
      toHang: board.reviews.filter(({ isPosted }) => !isPosted),
      hung: byDay(board.reviews.filter(({ isPosted }) => isPosted)),
      sheets: sheetsOf(board.others),
      form: records ? ask(verb, townForms[verb], dibao.limits) : undefined,
      formId: crypto.randomUUID(),
      uploads:
        records && url.searchParams.has('photographs') ? await photographForms(api, board, code, day) : undefined,
    },
  }
}

/** One form for each place where something was hung on a day. */
async function photographForms(
  api: Api,
  { reviews }: Awaited<ReturnType<Api['notices']['board']['get']>>,
  village: string,
  postedOn = '',
) {
  const postings = reviews.flatMap((each) => each.postings).filter((posting) => posting.postedOn === postedOn)
  const places = [...new Set(postings.map(({ place }) => place))]
  return Promise.all(
    places.map(async (place, index) => ({
      number: index + 1,
      place,
      upload: await api.notices.board.photograph({ village, postedOn, place, plainForm: true }),
    })),
  )
}

export const actions: Actions = {
  /** What hangs on one board is recorded in one act, case by case (domain.md row 66). */
  default: async ({ request, locals: { api, language } }) => {
    const sent = await request.formData()
    const typed = typedIn(sent)
    const rows = tickedIn(everyText(sent, 'case'))
    const back = { values: typed, ticked: rows.map(({ id }) => id), results: undefined, problems: undefined }
    if (rows.length === 0)
      return fail(422, { ...back, problems: [{ field: 'case', message: m.worklist_none_ticked() }] })
    const field = (path: string) => fieldId(verb, path.replace(/\..*/, ''))
    const judged = judge(commands.recordPosting, readBody(verb, townForms[verb], typed), language, field)
    if (judged.problems) return fail(422, { ...back, problems: judged.problems })
    const results = await eachRow({
      door: api.applications.officer,
      rows,
      deed: (door, stamp) => door.recordPosting({ ...stamp, ...judged.value }),
      form: typed['form'] ?? '',
      language,
    })
    return results.every(({ done }) => done) ? { ...back, values: {}, results } : fail(409, { ...back, results })
  },
}
