import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { awaited } from '#shared/domain/applications/minutes.ts'
import type { CaseView } from '#shared/domain/applications/views.ts'
import { type CaseDoor, caseRoom } from '#lib/desk/case-acts.server.ts'
import { ask, choosing } from '#lib/desk/form.server.ts'
import { minutesForms, type MinutesVerb, reviewForm } from '#lib/desk/minutes-forms.server.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { actOn, type CaseStamp, doneIn, type Room } from '#lib/desk/room.server.ts'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()
/** In the order in which they come up. */
const verbs: readonly MinutesVerb[] = ['signMinutes', 'noteMinutesUnsigned', 'examine']

const { signMinutes, noteMinutesUnsigned, examine } = caseRoom.acts
const room: Room<MinutesVerb, CaseDoor, CaseStamp> = {
  ...caseRoom,
  acts: { signMinutes, noteMinutesUnsigned, examine },
  forms: async (door) => ({ ...minutesForms, examine: reviewForm((await door.examiners({})).examiners) }),
}

/** Met today, mostly. */
const begun = (today: string) => ({
  'examine.heldOn.year': today.slice(0, 4),
  'examine.heldOn.month': today.slice(5, 7),
  'examine.heldOn.day': today.slice(8),
})

const asked = async (api: App.Locals['api'], { county, procedure, today }: CaseView, verb: MinutesVerb) => {
  if (verb === 'examine') {
    const { examiners } = await api.applications.officer.examiners({})
    return { ...ask(verb, reviewForm(examiners), procedure.limits), typed: begun(today) }
  }
  const open = county.minutes === null ? [] : awaited(county.minutes)
  const names = open.map(({ id, name }) => ({ value: id, text: name }))
  return choosing(ask(verb, minutesForms[verb], procedure.limits), 'participant', names)
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { rooms } = await parent()
  if (!rooms.cases || !CaseId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.applications.officer.get({ id: params.id }))
  const open = verbs.filter((verb) => view.can.includes(verb))
  const forms = await Promise.all(open.map((verb) => asked(locals.api, view, verb)))
  const isNext = view.county.minutes === null || open.includes('signMinutes')
  return {
    view,
    next: isNext ? forms[0] : undefined,
    others: isNext ? forms.slice(1) : forms,
    papers: view.documents.filter(({ kind }) => kind === 'county-minutes'),
    requestIds: Object.fromEntries(open.map((verb) => [verb, crypto.randomUUID()])),
    done: doneIn(minutesForms, url),
  }
}

export const actions: Actions = { default: actOn(room) }
