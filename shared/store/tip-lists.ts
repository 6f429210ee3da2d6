import type { Condition } from 'dynamodb-toolbox'
import { QueryCommand } from 'dynamodb-toolbox'
import * as z from 'zod'
import type { Report } from '#shared/domain/reports/report.ts'
import type { WatchedTip } from '#shared/domain/reports/views.ts'
import {
  deskOf,
  dueOf,
  entitledTo,
  holdersIn,
  never,
  opened,
  openedWhole,
  rowsOf,
  save,
  type Holders,
  type ReportRow,
} from './reports.ts'
import { isFor, opensFor, opensUnclaimed, type Lock } from './tip-lock.ts'
import { ReportEntity, reportKeyOf, tipsTable } from './tip-rows.ts'

const pageSize = 50
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[\w-]{16,64}$/)
export const isTipCursor = (text: string): boolean => Cursor.safeParse(text).success

/** Held tips are left out until their hour. */
const notHeld = (now: string): Condition<typeof ReportEntity> => ({
  or: [
    { attr: 'heldUntil', exists: false },
    { attr: 'heldUntil', lte: now },
  ],
})

interface Question {
  readonly county: string
  readonly desk: Report['desk']
  readonly now: string
  readonly cursor?: string | undefined
}

const queried = async ({ county, desk, now, cursor }: Question, limit: number) => {
  const partition = deskOf(county, desk)
  const { Items = [], LastEvaluatedKey } = await tipsTable
    .build(QueryCommand)
    .query({ index: 'byDesk', partition })
    .entities(ReportEntity)
    .options({
      limit,
      filters: { report: notHeld(now) },
      ...(cursor !== undefined && {
        exclusiveStartKey: { ...reportKeyOf({ id: cursor.slice(11) }), due: cursor, desk: partition },
      }),
    })
    .send()
  const last = LastEvaluatedKey && z.object({ due: z.string() }).parse(LastEvaluatedKey)
  return { heads: Items, next: last?.due ?? null }
}

interface Listed {
  readonly report: Report
  readonly identity: string
  readonly lock: Lock
}

const listed = async (head: ReportRow, identities: readonly string[]): Promise<Listed | null> => {
  const identity = await opensFor(identities, head)
  return identity === null ? null : { report: await opened(identity, head), identity, lock: head }
}

/** Whoever came to the desk since, or has a new key, opens it too from now on; whoever left does not. */
async function renew({ report, identity, lock }: Listed, holders: Holders): Promise<void> {
  if (isFor(lock, entitledTo(report, holders))) return
  const { head, ...rows } = await rowsOf(report.id)
  if (head !== null && head.recipient === lock.recipient) await save(await openedWhole(identity, head, rows))
}

/** Access pattern: a desk's tips by due date, as far as these identities open them: a full page whatever is passed over. */
export async function tipPage(question: Question, identities: readonly string[]) {
  const shown: Listed[] = []
  let cursor: string | null | undefined = question.cursor
  while (cursor !== null && shown.length <= pageSize) {
    const { heads, next } = await queried({ ...question, cursor }, pageSize + 1)
    for (const one of await Promise.all(heads.map((head) => listed(head, identities)))) if (one) shown.push(one)
    cursor = next
  }
  const page = shown.slice(0, pageSize)
  const last = page.at(-1)
  const holders = await holdersIn(question.county)
  for (const one of page) await renew(one, holders)
  return {
    reports: page.map(({ report }) => report),
    cursor: shown.length > pageSize && last ? dueOf(last.report) : null,
  }
}

/** Seals what came while nobody at the desk had a key to those who have one now. */
export async function claimTips(county: string, desk: Report['desk']): Promise<void> {
  const holders = await holdersIn(county)
  let cursor: string | null | undefined
  while (cursor !== null) {
    const { heads, next } = await queried({ county, desk, now: never, cursor }, pageSize)
    for (const head of heads) {
      const identity = await opensUnclaimed(head.id, head)
      if (identity !== null) await renew({ report: await opened(identity, head), identity, lock: head }, holders)
    }
    cursor = next
  }
}

/** Access pattern: what is late at the handlers' desk or asks for a second person; nothing of it is opened. */
export async function watchedTips(county: string, today: string): Promise<WatchedTip[]> {
  const { Items = [] } = await tipsTable
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: deskOf(county, 'handler'), range: { lt: never } })
    .entities(ReportEntity)
    .options({ attributes: ['id', 'due', 'raised'], maxPages: Infinity })
    .send()
  return Items.map(({ id, due, raised = false }) => ({ id, due: due.slice(0, 10), raised })).filter(
    ({ due, raised }) => raised || due < today,
  )
}
