import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { tipAdmissions } from '#shared/store/admissions.ts'
import { tips as store } from '#shared/store/reports.ts'
import { zones } from '#shared/store/uploads.ts'
import { arrivalOf } from '../documents/arrival-token.ts'
import { hasRoom, promiseUpload } from '../documents/upload.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { admissionTo } from '../reports/admission.ts'
import { senderOf } from '../reports/sender.ts'

const tips = implement(contract.tips.public).$context<RequestContext>()
const sender = senderOf(store)
const admission = admissionTo(tipAdmissions)
const mostEvidence = 20

const desk = {
  zone: zones.evidence,
  arrivalPath: '/tips/arrivals',
  promise: store.promiseEvidence,
  sealToken: store.sealToken,
}

export const handler = serve(
  tips.router({
    challenge: tips.challenge.handler(({ context }) => admission.challenge(context.mark())),
    form: tips.form.handler(() => admission.form()),
    file: tips.file.handler(async ({ input: { admission: shown, ...filing }, context }) => {
      await admission.admit(shown, context.mark())
      return sender.file(filing, context.now)
    }),
    follow: tips.follow.handler(({ input }) => sender.follow(input.receipt)),
    write: tips.write.handler(({ input, context }) => sender.write(input.receipt, input.text, context.now)),
    addEvidence: tips.addEvidence.handler(async ({ input: { receipt, ...wish }, context }) => {
      const { report, evidence } = await sender.find(receipt)
      if (report.state === 'CONCLUDED') throw problem('REPORT_NOT_OPEN')
      if (!hasRoom(evidence, mostEvidence)) throw problem('TOO_MANY_DOCUMENTS')
      return promiseUpload(desk, report.id, { ...wish, kind: 'other' }, context.now)
    }),
    arrival: tips.arrival.handler(({ input: { token } }) => arrivalOf(token, store.openToken, store.findEvidence)),
  }),
)
