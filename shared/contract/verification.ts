import * as z from 'zod'
import { commands } from '#shared/domain/applications/commands.ts'
import { VerificationView } from '#shared/domain/applications/verification-view.ts'
import { Source } from '#shared/domain/verification/sources.ts'
import { officer } from './applications.ts'
import { caseReaders } from './worklist.ts'
import { Link, Upload } from './documents.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const ById = z.strictObject({ id: z.uuid() })

export const verification = {
  officer: {
    get: signedIn(
      'GET',
      '/desk/applications/{id}/verification',
      caseReaders,
      'What the registers were asked and answered about a case, and where that differs from what was declared',
    )
      .input(ById)
      .output(VerificationView)
      .errors(named('NOT_FOUND')),
    start: officer(
      'startVerification',
      commands.startVerification,
      'verification-request',
      'Ask the registers about every member, for a purpose',
    ).errors(named('AUTHORISATION_EXPIRED')),
    report: officer(
      'reportVerification',
      commands.reportVerification,
      'verification',
      'Report what the registers say: fit or unfit, and what the family is to explain',
    ),
    list: signedIn(
      'POST',
      '/desk/applications/{id}/verification/lists/{source}',
      ['verifier'],
      'A short-lived link to the list that a department is asked to fill in: names and identity numbers; traced',
    )
      .input(z.strictObject({ id: z.uuid(), source: Source }))
      .output(Link)
      .errors(named('NOT_FOUND', 'STAGE_NOT_ALLOWED')),
    upload: signedIn(
      'POST',
      '/desk/applications/{id}/verification/replies',
      ['verifier'],
      'A form that puts a department’s reply, CSV or XLSX, into the bucket of the registers',
    )
      .input(z.strictObject({ id: z.uuid(), source: Source }))
      .output(Upload.omit({ documentId: true }).extend({ name: z.string() }))
      .errors(named('NOT_FOUND', 'STAGE_NOT_ALLOWED')),
    correct: officer(
      'correctRegister',
      commands.correctRegister,
      'register-correction',
      'Say why what a register says does not hold; both are kept',
    ),
  },
}
