import { redirect } from '@sveltejs/kit'
import { homeOf } from '#shared/domain/applications/receiving.ts'
import { maskIdentityNumber } from '#shared/domain/people/identity-number.ts'
import { dueWords } from '#lib/apply/standing/due.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { officesOf } from '#lib/apply/standing/offices.server.ts'
import type { PageServerLoad } from './$types.js'

/** The receipt tells what was sent; numbers only as far as they must be recognised, for paper is left lying about. */
export const load: PageServerLoad = async (event) => {
  const application = await ownApplication(event)
  const { answers, documents, id, number, submittedAt } = application
  if (!number || !submittedAt) redirect(303, `/apply/${id}`)
  return {
    id,
    number,
    submittedAt,
    program: application.program,
    members: (answers.members ?? []).map(({ idNumber, name }) => ({ name, idNumber: maskIdentityNumber(idNumber) })),
    place: answers.place ? homeOf(answers.place) : '',
    documents: documents.filter(({ status }) => status === 'clean').map(({ name }) => name),
    office: officesOf(application).town,
    firstDue: dueWords(application.timeline.find(({ type }) => type === 'submitted')?.until),
  }
}
