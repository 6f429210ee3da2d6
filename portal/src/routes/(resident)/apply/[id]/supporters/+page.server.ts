import { redirect } from '@sveltejs/kit'
import type { Supporter } from '#shared/domain/applications/answers.ts'
import { withoutSupporter } from '#lib/apply/household.server.ts'
import { backward, carry, onward } from '#lib/apply/journey.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { unfinishedSupporters } from '#lib/apply/progress.server.ts'
import { keep } from '#lib/apply/scratch.server.ts'
import { attempt } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  return {
    supporters: (application.answers.supporters ?? []).map(({ name, relation, paid, consent }) => ({
      name,
      relation,
      paid,
      agreed: consent !== null,
    })),
    unfinished: unfinishedSupporters(application),
    share: application.procedure.supportCountedPercent,
    back: backward(application.id, event.url),
    carried: carry(event.url),
  }
}

const saveAll = ({ locals, params }: { locals: App.Locals; params: { id: string } }, supporters: Supporter[]) =>
  attempt(locals.language, {}, () => locals.api.applications.resident.save({ id: params.id, answers: { supporters } }))

export const actions: Actions = {
  /** Nobody, or nobody else: that is an answer too. */
  told: async (event) => {
    const { answers, id } = await draft(event)
    const { rejected } = await saveAll(event, answers.supporters ?? [])
    if (rejected) return rejected
    redirect(303, onward(id, 'supporters', event.url))
  },
  remove: async (event) => {
    const application = await draft(event)
    const number = Number(typedIn(await event.request.formData())['supporter'])
    if (!Number.isInteger(number) || number < 1 || number > (application.answers.supporters?.length ?? 0)) return
    const { supporters, scratch } = withoutSupporter(application, number)
    const { rejected } = await saveAll(event, supporters)
    if (rejected) return rejected
    for (const [page, fields] of Object.entries(scratch)) await keep(event, page, fields)
    redirect(303, `/apply/${application.id}/supporters${carry(event.url)}`)
  },
}
