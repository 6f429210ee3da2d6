import * as z from 'zod'
import { Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import { problem } from '#shared/domain/field-problems.ts'
import { text } from '#shared/domain/text.ts'

/**
 * What happens to a village or community between two official lists (decisions/divisions.md). Towns come with a list, for
 * a town is a desk with officers and numbers of its own.
 */

/** A village's code, whether or not anybody knows it. */
export const VillageCodeShape = z.string().regex(/^\d{12}$/, { error: problem('not-a-village'), abort: true })
export const VillageName = text(2, 40)
const code = VillageCodeShape.meta({ examples: ['500153001009'] })
const name = VillageName.meta({ examples: ['新桥社区居民委员会'] })
/** It counts from this day on. */
const from = LocalDate

export const DivisionChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('added'), code, name, from }),
  z.strictObject({ kind: z.literal('renamed'), code, name, from }),
  /** With the name it had: an official list that no longer has it takes none away from old files. */
  z.strictObject({ kind: z.literal('merged'), code, name, into: VillageCodeShape, from }),
])
export type DivisionChange = z.infer<typeof DivisionChange>

/** With who recorded it, and when. */
export const RecordedChange = z.strictObject({
  change: DivisionChange,
  by: z.strictObject({ id: z.string(), name: z.string() }),
  at: Instant,
})
export type RecordedChange = z.infer<typeof RecordedChange>
