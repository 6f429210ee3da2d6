import { redirect } from '@sveltejs/kit'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { backward, carry, household } from '#lib/apply/journey.ts'
import { draft, position } from '#lib/apply/own-application.server.ts'
import { opened } from '#lib/apply/progress.server.ts'
import { member, toldOf, type Told } from '#lib/apply/questions/member.ts'
import { save } from '#lib/apply/saving.server.ts'
import { keep, withIncomes } from '#lib/apply/scratch.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

const most = 15

/** Members are told one after another: a new one comes right behind the last. */
function place({ id, answers }: OwnApplication, n: string): number {
  const number = position(n, most)
  const next = (answers.members?.length ?? 0) + 1
  if (number > next) redirect(303, `/apply/${id}/members/${next}`)
  return number
}

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const number = place(application, event.params.n)
  const { answers, id, scratch } = application
  const begun = (answers.members?.length ?? 0) > 0
  return {
    ...opened(scratch[`member-${number}`], member(number), toldOf(answers.members?.[number - 1])),
    number,
    back: begun ? `/apply/${id}/members${carry(event.url)}` : backward(id, event.url),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const application = await draft(event)
    const number = place(application, event.params.n)
    const typed = typedIn(await event.request.formData())
    const page = `member-${number}`
    const members = application.answers.members ?? []
    const before = members[number - 1]
    // How someone lives was asked for this relation; for another it is asked again.
    const same = (told: Told) => before?.relation === told.relation && before.idNumber === told.idNumber
    const withThis = (told: Told) => ({
      members: members.toSpliced(number - 1, 1, same(told) ? { ...before, ...told } : told),
    })
    const rejected = await save(event, { page, question: member(number), typed, answers: withThis })
    if (rejected) return rejected
    const isNew = number > members.length
    // The incomes were saved without this member: an empty page there asks for theirs.
    if (isNew && application.answers.incomes) await keep(event, 'incomes', withIncomes(application, number, {}))
    const asksLiving = number > 1 && before?.absence === undefined
    const living = `/apply/${application.id}/members/${number}/living${carry(event.url)}`
    redirect(303, asksLiving ? living : household(application, event.url))
  },
}
