import * as z from 'zod'
import { addDays } from '#shared/domain/calendar/calendar.ts'
import { DivisionCode } from '#shared/domain/divisions/divisions.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { text } from '#shared/domain/text.ts'
import { Assignee, Stage } from './application.ts'
import { lastDaySoon } from './clock.ts'
import type { Verb } from './commands.ts'
import { CaseSummary } from './views.ts'

/** What an officer narrows a desk's list of open cases to. */
export const ListFilter = z.strictObject({
  /** Overdue; due in the next days; or told to this desk because it is overdue elsewhere. */
  due: z.enum(['late', 'soon', 'told']).optional(),
  /** The account of an officer of the desk, `mine`, or `nobody` for what no one has taken. */
  assignee: z
    .string()
    .min(1)
    .max(100)
    .meta({ examples: ['mine'] })
    .optional(),
  stage: Stage.optional(),
  program: Program.optional(),
  /** A village of the town, or a town of the county. */
  place: DivisionCode.optional(),
})
export type ListFilter = z.infer<typeof ListFilter>

export const FilterName = text(1, 20).meta({ examples: ['玉屏待调查'] })
export const SavedFilter = z.strictObject({ name: FilterName, filter: ListFilter })
export type SavedFilter = z.infer<typeof SavedFilter>
/** As many as fit beside a list. */
export const mostFilters = 12

/** A row with its place in the list, from which the next and the one before are found. */
export const ListRow = CaseSummary.extend({
  at: z.string().meta({ examples: ['2026-11-25#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10'] }),
})
export type ListRow = z.infer<typeof ListRow>

/** Somebody whom work of the desk can be given to, or who left and still holds some. */
export const Colleague = Assignee.extend({ left: z.boolean() })
export type Colleague = z.infer<typeof Colleague>

/** The days a filter asks for: from the first on, before the second. */
export const daysOf = ({ due }: ListFilter, today: string): { dueFrom?: string; dueBefore?: string } => {
  if (due === 'late') return { dueBefore: today }
  return due === 'soon' ? { dueFrom: today, dueBefore: addDays(lastDaySoon(today), 1).date } : {}
}

/**
 * What may be said of many cases at once: who works on them, and that what was decided is announced; on the page of a
 * village's board also that their notices hang. What judges a family
 * (acceptance, findings, opinions, decisions) is said of one case, by somebody who has it open (57号 art. 20).
 */
export const bulkVerbs = ['take', 'assign', 'announce'] as const satisfies readonly Verb[]
export type BulkVerb = (typeof bulkVerbs)[number]
