import { answersToCheck } from '#lib/apply/answers-to-check.server.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { progress } from '#lib/apply/progress.server.ts'
import { receiptLines } from '#lib/receipt-lines.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const { estimate } = application
  return {
    id: application.id,
    groups: answersToCheck(application),
    open: progress(application).filter(({ state }) => state !== 'done'),
    estimate: estimate && {
      eligible: estimate.eligible,
      monthlyFen: estimate.monthlyFen,
      lines: receiptLines(estimate.steps, event.locals.language),
    },
  }
}
