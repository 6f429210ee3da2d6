import { draft } from '#lib/apply/own-application.server.ts'
import { carriedWords } from '#lib/apply/standing/mandate.ts'
import { changedBy } from '#lib/apply/changed.server.ts'
import { progress } from '#lib/apply/progress.server.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  return {
    id: application.id,
    program: application.program,
    sections: progress(application),
    mayGiveUp: application.can.includes('withdraw'),
    mandate: carriedWords(application),
    changed: await changedBy(event.locals, application),
    documents: application.documents.filter(({ status }) => status === 'clean').length,
  }
}
