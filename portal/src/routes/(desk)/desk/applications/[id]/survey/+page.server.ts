import { error } from '@sveltejs/kit'
import * as z from 'zod'
import type { InvestigationView } from '#shared/domain/applications/investigation-view.ts'
import { awaitsHousehold, forFamily } from '#shared/domain/applications/survey.ts'
import { ask } from '#lib/desk/form.server.ts'
import { investigationForms, investigationRoom, type InvestigationVerb } from '#lib/desk/investigation-forms.server.ts'
import { typedSurvey } from '#lib/desk/survey-typed.ts'
import { openOrStandAside } from '#lib/desk/open.server.ts'
import { actOn, doneIn } from '#lib/desk/room.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types.js'

const CaseId = z.uuid()

/** What is to be done first: go, write it down; afterwards nothing is more urgent than the rest. */
const firsts: readonly InvestigationVerb[] = ['startSurvey', 'recordSurvey']

/** Forms for a few photographs, signed for the store; more are had by asking again. */
const photographForms = (api: App.Locals['api'], { id, photographs }: InvestigationView) =>
  Promise.all(
    [1, 2, 3].map(async (more) => {
      const number = photographs.length + more
      const name = m.investigation_photograph_name({ number })
      const wish = { id, kind: 'survey-photograph', name, plainForm: true } as const
      return { number, upload: await api.investigation.officer.photograph(wish) }
    }),
  )

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { me } = await parent()
  if (!CaseId.safeParse(params.id).success) error(404)
  const view = await openOrStandAside(locals, () => locals.api.investigation.officer.get({ id: params.id }))
  const forms = investigationForms(view, me.id)
  const { record } = view.survey
  const asked = (verb: InvestigationVerb) => ({
    ...ask(verb, forms[verb], undefined),
    ...(verb === 'recordSurvey' && record !== null && { typed: typedSurvey(verb, record) }),
  })
  const next = record === null ? firsts.find((verb) => view.can.includes(verb)) : undefined
  const taking = view.mayPhotograph && url.searchParams.has('photographs')
  return {
    view,
    written: forFamily(view.survey),
    findings: record?.findings,
    waitsForFamily: awaitsHousehold(view.survey),
    next: next && asked(next),
    others: view.can.filter((verb) => verb !== next).map(asked),
    requestIds: Object.fromEntries(view.can.map((verb) => [verb, crypto.randomUUID()])),
    done: doneIn(forms, url),
    uploads: taking ? await photographForms(locals.api, view) : undefined,
    signHere: `${url.origin}/desk/surveys/${view.id}`,
  }
}

export const actions: Actions = { default: actOn(investigationRoom) }
