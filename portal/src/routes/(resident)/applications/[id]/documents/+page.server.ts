import { error, redirect } from '@sveltejs/kit'
import { largestUploadBytes } from '#shared/domain/documents/document.ts'
import { documentActions } from '#lib/apply/documents.server.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { mayAnswerFinding } from '#lib/apply/standing/tracks.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types.js'

/** Documents that belong to an answer: to the one list of what is missing, to a finding, or to an income counted otherwise. */
export const load: PageServerLoad = async (event) => {
  const application = await ownApplication(event)
  const { can, documents, id, mandate, stage } = application
  if (stage === 'DRAFT') redirect(303, `/apply/${id}/documents`)
  const hearing = mayAnswerFinding(application) ? 'hearing' : undefined
  const income = can.includes('answerAdjustment') ? 'adjustment' : undefined
  const answer = can.includes('answerDeficiency') ? 'supplement' : (hearing ?? income)
  if (!answer) error(404, m.error_404_title())
  return {
    documents,
    id,
    carried: mandate !== null,
    mostBytes: largestUploadBytes,
    onward: `/applications/${id}/${answer}`,
  }
}

export const actions = documentActions
