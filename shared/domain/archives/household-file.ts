import * as z from 'zod'
import { Decision } from '#shared/domain/applications/application.ts'
import { Trace } from '#shared/domain/applications/trace.ts'
import { CaseSummary, summary, type CaseFile } from '#shared/domain/applications/views.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { Benefit } from '#shared/domain/benefits/benefit.ts'
import { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import type { BenefitHistory } from '#shared/domain/benefits/views.ts'
import { Archive } from './archive.ts'

/** What became of a grant: it lies in the file of its case. */
const KeptBenefit = Benefit.pick({ stage: true, monthlyFen: true, firstMonth: true, lastMonth: true }).extend({
  timeline: z.array(BenefitEvent),
})

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
      /** null where nothing was granted */
      benefit: KeptBenefit.nullable(),
    }),
  ),
  archives: z.array(Archive.extend({ mayApprove: z.boolean(), mayFetch: z.boolean() })),
  /** Who looked, took out, asked registers or was kept away: for the supervisor alone, null for all others. */
  traces: z.array(Trace.extend({ number: z.string().nullable() })).nullable(),
})
export type HouseholdFile = z.infer<typeof HouseholdFile>

/** A case as it lies in the file, with the benefit that followed from it. */
export interface Kept {
  readonly file: CaseFile
  readonly paid: BenefitHistory | null
}

export const caseInFile = ({ file: { application, documents }, paid }: Kept): HouseholdFile['cases'][number] => ({
  ...summary(application),
  submittedAt: application.submittedAt,
  decision: application.decision,
  documents: documents.filter(({ status }) => status !== 'awaited'),
  benefit: paid && KeptBenefit.strip().parse({ ...paid.benefit, timeline: paid.events }),
})
