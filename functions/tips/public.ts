import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { CaseDocument } from '#shared/domain/documents/document.ts'
import { tipAdmissions } from '#shared/store/admissions.ts'
import { newKeyPair } from '#shared/sealing/envelope.ts'
import { findPromised, promiseEvidence } from '#shared/store/evidence.ts'
import { tips as store } from '#shared/store/reports.ts'
import { zones } from '#shared/store/uploads.ts'
import { arrivalOf } from '../documents/arrival-token.ts'
import { hasRoom, promiseUpload } from '../documents/upload.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { admissionTo } from '../reports/admission.ts'
import { sender } from '../reports/sender.ts'
import { onStepsOf } from './least-time.ts'

const tips = implement(contract.tips.public).$context<RequestContext>()
const admission = admissionTo(tipAdmissions)
const mostEvidence = 20

const { sealToken, openToken } = store
/** Longer than a receipt takes to find and open its tip; measured 0.2 to 0.4 s where two work at a time. */
const receipts = tips.use(onStepsOf(800))

export const handler = serve(
  tips.router({
    challenge: tips.challenge.handler(({ context }) => admission.challenge(context.mark())),
    form: tips.form.handler(() => admission.form()),
    file: tips.file.handler(async ({ input: { admission: shown, ...filing }, context }) => {
      await admission.admit(shown, context.mark())
      return sender.file(filing, context.now)
    }),
    follow: receipts.follow.handler(({ input }) => sender.follow(input.receipt)),
    write: receipts.write.handler(({ input, context }) => sender.write(input.receipt, input.text, context.now)),
    forget: receipts.forget.handler(({ input }) => sender.forget(input.receipt)),
    addEvidence: receipts.addEvidence.handler(async ({ input: { receipt, ...wish }, context }) => {
      const { report, evidence, lock } = await sender.find(receipt)
      if (report.state === 'CONCLUDED') throw problem('REPORT_NOT_OPEN')
      if (!hasRoom(evidence, mostEvidence)) throw problem('TOO_MANY_DOCUMENTS')
      const arrival = await newKeyPair()
      const promise = async (id: string, document: CaseDocument) => {
        const noted = await promiseEvidence(id, document, { tip: lock.recipient, arrival: arrival.identity })
        if (!noted) throw problem('CHANGED_MEANWHILE')
      }
      const intake = { zone: zones.evidence, arrivalPath: '/tips/arrivals', promise, sealToken }
      const upload = await promiseUpload(intake, report.id, { ...wish, kind: 'other' }, context.now)
      return { ...upload, sealTo: arrival.recipient }
    }),
    arrival: tips.arrival.handler(({ input: { token } }) => arrivalOf(token, openToken, findPromised)),
  }),
)
