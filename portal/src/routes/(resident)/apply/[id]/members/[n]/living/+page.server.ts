import { error, redirect } from '@sveltejs/kit'
import { livingChoices } from '#shared/domain/applications/counted.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { carry, household } from '#lib/apply/journey.ts'
import { draft, position } from '#lib/apply/own-application.server.ts'
import { opened } from '#lib/apply/progress.server.ts'
import { living } from '#lib/apply/questions/living.ts'
import { save } from '#lib/apply/saving.server.ts'
import { typedIn } from '#lib/server/typed.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types.js'

/** The applicant counts anyhow and is not asked. */
function asked({ answers }: OwnApplication, n: string) {
  const number = position(n, 15)
  const member = number === 1 ? undefined : answers.members?.[number - 1]
  if (member === undefined) error(404, m.error_404_title())
  return { number, member }
}

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const { number, member } = asked(application, event.params.n)
  const { id, scratch, today } = application
  const saved = member.absence === undefined ? undefined : member
  return {
    ...opened(scratch[`living-${number}`], living(member, today), saved),
    number,
    name: member.name,
    kin: member.relation !== 'child',
    choices: [...livingChoices(member, today)],
    back: `/apply/${id}/members${carry(event.url)}`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const application = await draft(event)
    const { number, member } = asked(application, event.params.n)
    const members = application.answers.members ?? []
    const rejected = await save(event, {
      page: `living-${number}`,
      question: living(member, application.today),
      typed: typedIn(await event.request.formData()),
      answers: (told) => ({ members: members.toSpliced(number - 1, 1, { ...member, ...told }) }),
    })
    if (rejected) return rejected
    redirect(303, household(application, event.url))
  },
}
