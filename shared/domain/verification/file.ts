import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { BadCell } from './rows.ts'
import { Source } from './sources.ts'

export const largestReplyBytes = 5 * 1024 * 1024
export const mostReplyRows = 20_000
/** So many of its bad cells are named; the others are counted. */
export const mostBadCells = 200

/** What became of a file that a department sent; nothing of what stood in it. */
export const ReplyFile = z.strictObject({
  source: Source,
  name: z.string(),
  receivedAt: Instant,
  /** Why nothing of it was read. */
  problem: z.enum(['too-large', 'unreadable', 'columns-missing']).nullable(),
  missing: z.array(z.string()),
  rows: z.int(),
  /** Rows kept, each about a person whom an open request asks about; the other good rows are not stored. */
  kept: z.int(),
  unasked: z.int(),
  badRows: z.int(),
  bad: z.array(BadCell),
  /** The cases it answered, or for which it was sent. */
  cases: z.array(z.uuid()),
})
export type ReplyFile = z.infer<typeof ReplyFile>

/** The address of a reply: whose county, which register, then anything. A department may write nowhere else. */
const Key = /^replies\/(\d{4,6})\/([a-z-]+)\/(.+)$/
export interface ReplyKey {
  readonly county: string
  readonly source: Source
  readonly name: string
}
export const replyKeyIn = (key: string): ReplyKey | null => {
  const [, county, place, name] = Key.exec(key) ?? []
  const source = Source.safeParse(place).data
  return county && source && name ? { county, source, name } : null
}
export const replyKey = ({ county, source, name }: ReplyKey): string => `replies/${county}/${source}/${name}`
