import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import type { Role } from '#shared/domain/people/person.ts'
import { text } from '#shared/domain/text.ts'

/**
 * A household's file taken out of the system as one archive: asked for with a purpose, approved by a second person
 * (domain.md §9), made by the system, fetched by whoever asked.
 */
export const Archive = z.strictObject({
  id: z.uuid(),
  purpose: z.string(),
  askedBy: By,
  askedAt: Instant,
  /** The asker's division: the archive holds what they may see, however long it waits. */
  division: z.string(),
  approvedBy: By.nullable(),
  status: z.enum(['asked', 'approved', 'ready', 'too-large']),
  readyAt: Instant.nullable(),
  bytes: z.int().nullable(),
})
export type Archive = z.infer<typeof Archive>

export const Purpose = text(4, 200).meta({ examples: ['县审计局调阅，依审计通知书〔2026〕12号。'] })

/** Originals of one archive together, in bytes: a function has half a gigabyte to lay it out on. */
export const largestArchiveBytes = 400_000_000

export const fileReaders = [
  'town-officer',
  'town-lead',
  'county-officer',
  'county-confirmer',
  'supervisor',
] as const satisfies readonly Role[]
export const archiveApprovers = ['town-lead', 'county-confirmer', 'supervisor'] as const satisfies readonly Role[]

/** Whether this person may let an archive out: an approver who did not ask for it, while it waits. */
export const mayApprove = ({ status, askedBy }: Archive, { id, role }: { id: string; role: Role }): boolean =>
  status === 'asked' && askedBy.id !== id && archiveApprovers.some((approver) => approver === role)

/** Under which keys approvals arrive in the bucket of archives; what arrives elsewhere calls nobody. */
export const approvedUnder = 'approved/'

/** Kept from then on for so many days, then gone with its link. */
export const archiveDays = 7
