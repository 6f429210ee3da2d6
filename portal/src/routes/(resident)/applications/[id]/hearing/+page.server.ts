import { fail, redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { sayOrReject } from '#lib/apply/say.server.ts'
import { dueWords } from '#lib/apply/standing/due.ts'
import { mayAnswerFinding } from '#lib/apply/standing/tracks.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

/** One box for each thing that the registers say otherwise: 'each.' and its name. */
const eachPrefix = 'each.'

export const load: PageServerLoad = async (event) => {
  const application = await ownApplication(event)
  const { documents, hearing, id, put, stage, timeline, today } = application
  if (!mayAnswerFinding(application) || !hearing) redirect(303, `/applications/${id}`)
  const finding = timeline.findLast(({ type }) => type === 'verificationReported' || type === 'opinionGiven')
  return {
    id,
    opinion: stage === 'FIRST_OPINION',
    put: stage === 'VERIFIED_UNFIT' ? put : [],
    members: (application.answers.members ?? []).map(({ name }) => name),
    words: finding?.words ?? [],
    until: dueWords(hearing.until, today),
    documents: documents.filter(({ status }) => status === 'clean').length,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const typed = typedIn(await event.request.formData())
    const { answer = '', ...others } = typed
    const answers = Object.entries(others)
      .filter(([name, words]) => name.startsWith(eachPrefix) && words !== '')
      .map(([name, words]) => ({ discrepancy: name.slice(eachPrefix.length), answer: words }))
    const rejected = await sayOrReject(event.locals, { answer }, commands.answerFinding, (body) =>
      event.locals.api.applications.resident.answerFinding({ id: event.params.id, ...body, answers }),
    )
    if (rejected) return fail(rejected.status, { ...rejected.data, values: typed })
    redirect(303, `/applications/${event.params.id}?answered`)
  },
}
