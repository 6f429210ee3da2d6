import { redirect } from '@sveltejs/kit'
import type { Answers } from '#shared/domain/applications/answers.ts'
import { countedIn, countingOf } from '#shared/domain/applications/counted.ts'
import { backward, carry, household, onward } from '#lib/apply/journey.ts'
import { withoutMember } from '#lib/apply/household.server.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { unfinishedMembers } from '#lib/apply/progress.server.ts'
import { keep } from '#lib/apply/scratch.server.ts'
import { attempt } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const members = application.answers.members ?? []
  if (members.length === 0) redirect(303, `/apply/${application.id}/members/1${carry(event.url)}`)
  const was = event.url.searchParams.get('was') ?? ''
  return {
    was: /^\d{1,2}$/.test(was) ? Number(was) : null,
    persons: countedIn(members, application.today),
    members: members.map((member) => ({
      name: member.name,
      relation: member.relation,
      counting: countingOf(member, application.today),
    })),
    unfinished: unfinishedMembers(application),
    back: backward(application.id, event.url),
    onward: onward(application.id, 'members', event.url),
    carried: carry(event.url),
  }
}

export const actions: Actions = {
  /** The first is the applicant and stays; whatever was told about the others keeps its owner. */
  remove: async (event) => {
    const application = await draft(event)
    const number = Number(typedIn(await event.request.formData())['member'])
    if (!Number.isInteger(number) || number < 2 || number > (application.answers.members?.length ?? 0)) return
    const { answers, scratch } = withoutMember(application, number)
    const { rejected } = await attempt(event.locals.language, {}, () => saveAll(event.locals, application.id, answers))
    if (rejected) return rejected
    for (const [page, fields] of Object.entries(scratch)) await keep(event, page, fields)
    redirect(303, household(application, event.url))
  },
}

const saveAll = ({ api }: App.Locals, id: string, answers: Answers) => api.applications.resident.save({ id, answers })
