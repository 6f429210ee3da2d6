import { redirect } from '@sveltejs/kit'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { backward, carry } from '#lib/apply/journey.ts'
import { m } from '#lib/paraglide/messages.js'
import { type Asked, draft, position } from '#lib/apply/own-application.server.ts'
import { incomesIn, openedIncomes, toldIncomes } from '#lib/apply/progress.server.ts'
import { contradiction, incomesOf, tidied } from '#lib/apply/questions/lines.ts'
import { editLines, saidProblem } from '#lib/apply/line-editing.server.ts'
import { judgePage } from '#lib/apply/saving.server.ts'
import { keep, withIncomes } from '#lib/apply/scratch.server.ts'
import { attempt, reject, type Typed } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const numberOf = ({ answers }: OwnApplication, n: string) => position(n, answers.members?.length ?? 0)

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const number = numberOf(application, event.params.n)
  const { typed = {}, unfinished } = openedIncomes(application, number)
  const several = number > 1 || toldIncomes(application, 1) !== undefined
  return {
    typed,
    unfinished: unfinished && !event.url.searchParams.has('edited'),
    number,
    name: application.answers.members?.[number - 1]?.name ?? m.apply_member_nth({ number }),
    back: several ? `/apply/${application.id}/incomes${carry(event.url)}` : backward(application.id, event.url),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const application = await draft(event)
    const number = numberOf(application, event.params.n)
    const sent = typedIn(await event.request.formData())
    const edited = editLines(sent)
    if (edited) {
      await keep(event, 'incomes', withIncomes(application, number, edited.typed))
      redirect(303, `${event.url.pathname}?edited${carry(event.url).replace('?', '&')}${edited.hash}`)
    }
    const typed = tidied(sent)
    const problems = problemsIn(typed, number, event.locals)
    if (problems.length > 0) {
      await keep(event, 'incomes', withIncomes(application, number, typed))
      return reject(typed, problems, 422)
    }
    return tell(event, application, number, typed)
  },
}

function problemsIn(typed: Typed, number: number, { language }: App.Locals) {
  const said = contradiction(typed)
  if (said) return [saidProblem(said)]
  return judgePage(incomesOf(number - 1), typed, language).problems ?? []
}

/** The section is whole when every member's incomes are told; until then they wait in the scratch. */
async function tell(asked: Asked & { url: URL }, application: OwnApplication, number: number, typed: Typed) {
  const { locals, url } = asked
  const members = application.answers.members ?? []
  const told = members.map((_, index) =>
    index + 1 === number ? incomesIn(typed, number) : toldIncomes(application, index + 1),
  )
  const next = told.findIndex((lines) => lines === undefined)
  if (next >= 0) {
    await keep(asked, 'incomes', withIncomes(application, number, typed))
    redirect(303, `/apply/${application.id}/incomes/${next + 1}${carry(url)}`)
  }
  const incomes = told.flatMap((lines) => lines ?? [])
  const { rejected } = await attempt(
    locals.language,
    typed,
    () => locals.api.applications.resident.save({ id: application.id, answers: { incomes }, page: 'incomes' }),
    () => '',
  )
  if (rejected) {
    await keep(asked, 'incomes', withIncomes(application, number, typed))
    return rejected
  }
  redirect(303, `/apply/${application.id}/incomes${carry(url)}`)
}
