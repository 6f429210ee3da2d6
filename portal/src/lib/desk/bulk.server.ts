import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Assignee } from '#shared/domain/applications/application.ts'
import { bulkVerbs, type BulkVerb } from '#shared/domain/applications/worklist.ts'
import type { Language } from '#lib/language.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import { explained } from './act.server.ts'
import type { RowResult, Ticked } from './bulk.ts'
import type { CaseDoor } from './case-acts.server.ts'
import type { CaseStamp } from './room.server.ts'

const Row = z.tuple([z.uuid(), z.coerce.number().int(), z.string().max(20)])

/** The rows that were ticked; what is none is nobody's row. */
export const tickedIn = (values: readonly string[]): Ticked[] =>
  values.flatMap((value) => {
    const row = Row.safeParse(value.split(' ')).data
    return row === undefined ? [] : [{ id: row[0], version: row[1], number: row[2] }]
  })

export const isBulkVerb = (verb: unknown): verb is BulkVerb => bulkVerbs.some((known) => known === verb)

/** One request for each row of a form that was sent: sent again, each is the same request. */
export const requestOf = (form: string, id: string): string => {
  const digits = createHash('sha256').update(`${form} ${id}`).digest('hex')
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}

/** What is done to each row. */
export type Deed = (door: CaseDoor, stamp: CaseStamp & { id: string }) => Promise<unknown>

export const deedOf = (verb: BulkVerb, to: Assignee | undefined): Deed | undefined => {
  if (verb === 'take') return (door, stamp) => door.take(stamp)
  if (verb === 'announce') return (door, stamp) => door.announce(stamp)
  return to && ((door, stamp) => door.assign({ ...stamp, to }))
}

interface Bulk {
  readonly door: CaseDoor
  readonly rows: readonly Ticked[]
  readonly deed: Deed
  /** The form that was sent. */
  readonly form: string
  readonly language: Language
}

/**
 * One command after the other, each a decision of its own: what is refused for one row stops none of the others, and every
 * row says what came of it. Whatever is no refusal ends it; the rows that were done stay done, and a repetition finds them so.
 */
export async function eachRow({ door, rows, deed, form, language }: Bulk): Promise<RowResult[]> {
  const results: RowResult[] = []
  for (const { id, version, number } of rows) {
    try {
      await deed(door, { id, version, requestId: requestOf(form, id) })
      results.push({ id, number, done: true, why: [] })
    } catch (error) {
      const refusal = refusalOf(error, language)
      if (!refusal || refusal.status >= 500 || refusal.status === 401) throw error
      const fields = (refusal.data?.fields ?? []).map((field) => field[language])
      const why = fields.length > 0 ? fields : [refusal.message, ...explained(refusal, language)]
      results.push({ id, number, done: false, why })
    }
  }
  return results
}
