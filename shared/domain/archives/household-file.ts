import * as z from 'zod'
import { Decision } from '#shared/domain/applications/application.ts'
import { Trace } from '#shared/domain/applications/trace.ts'
import { CaseSummary, summary, type CaseFile } from '#shared/domain/applications/views.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { Archive } from './archive.ts'

/** One household, one file (一户一档, domain.md row 136): every case that names one of its people, newest first. */
export const HouseholdFile = z.strictObject({
  today: LocalDate,
  /** Of the case the file was opened from. */
  applicant: z.string().nullable(),
  cases: z.array(
    CaseSummary.extend({
      submittedAt: z.iso.datetime().nullable(),
      decision: Decision.nullable(),
      documents: z.array(CaseDocument),
    }),
  ),
  archives: z.array(Archive.extend({ mayApprove: z.boolean(), mayFetch: z.boolean() })),
  /** Who looked, took out, asked registers or was kept away: for the supervisor alone, null for all others. */
  traces: z.array(Trace.extend({ number: z.string().nullable() })).nullable(),
})
export type HouseholdFile = z.infer<typeof HouseholdFile>

export const caseInFile = ({ application, documents }: CaseFile): HouseholdFile['cases'][number] => ({
  ...summary(application),
  submittedAt: application.submittedAt,
  decision: application.decision,
  documents: documents.filter(({ status }) => status !== 'awaited'),
})
