import { QueryCommand } from 'dynamodb-toolbox'
import * as z from 'zod'
import { Application, type Stage } from '#shared/domain/applications/application.ts'
import { nextDue } from '#shared/domain/applications/clock.ts'
import { summary } from '#shared/domain/applications/views.ts'
import type { ListRow } from '#shared/domain/applications/worklist.ts'
import { ApplicationEntity, casework, partitionOf } from './casework.ts'
import { nobody } from './waiting.ts'

const pageSize = 50

/** Where a page ended: due date and case. The desk is never taken from the caller. */
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[0-9a-f-]{36}$/)
export const isCursor = (text: string) => Cursor.safeParse(text).success

/** Which of the lists: a desk's own; what the registers were asked; what broke beyond the town. */
export type QueueKind = 'desk' | 'verification' | 'escalation'

export interface QueueQuestion {
  readonly desk: string
  readonly kind?: QueueKind
  readonly stage?: Stage | undefined
  readonly program?: string | undefined
  /** The account of one officer of the desk; null for what no one has taken. */
  readonly assignee?: string | null | undefined
  /** Only what waits for the signature of this account. */
  readonly signer?: string
  /** A division that lies in the desk's own. */
  readonly place?: string | undefined
  /** Only what is due on this day or later, and before that one, YYYY-MM-DD. */
  readonly dueFrom?: string | undefined
  readonly dueBefore?: string | undefined
  readonly cursor?: string | undefined
  /** From the cursor, or the end, towards the first. */
  readonly backwards?: boolean
}

type Narrowing = 'stage' | 'program' | 'place'
const of = <Index extends string, Attribute extends string>(
  index: Index,
  attribute: Attribute,
  partition: string,
  ...narrowed: readonly Narrowing[]
) => ({ index, attribute, partition, sort: 'due', narrowed }) as const

/** The index that holds the fewest cases besides those asked for, and what it narrows the list to by itself. */
const indexFor = ({ desk, kind = 'desk', stage, program, assignee, place, signer }: QueueQuestion) => {
  if (signer !== undefined) return of('bySigning', 'signingDesk', desk)
  if (kind === 'verification') {
    const narrowed: readonly Narrowing[] = []
    const [attribute, sort] = ['verificationDesk', 'verificationDue'] as const
    return { index: 'byVerification', attribute, partition: desk, sort, narrowed } as const
  }
  if (kind === 'escalation') return of('byEscalation', 'escalationDesk', desk)
  if (assignee !== undefined) return of('byAssignee', 'deskAssignee', `${desk}#${assignee ?? nobody}`)
  if (place) return of('byDeskAndPlace', 'deskPlace', `${desk}#${place}`, 'place')
  if (stage && program)
    return of('byDeskStageAndProgram', 'deskStageProgram', `${desk}#${stage}#${program}`, 'stage', 'program')
  if (stage) return of('byDeskAndStage', 'deskStage', `${desk}#${stage}`, 'stage')
  if (program) return of('byDeskAndProgram', 'deskProgram', `${desk}#${program}`, 'program')
  return of('byDesk', 'desk', desk)
}

/** What the index leaves to be sorted out while it is read. */
const sievesFor = ({ stage, program, place, signer }: QueueQuestion, narrowed: readonly Narrowing[]) => [
  ...(signer === undefined ? [] : [{ attr: 'signers', contains: signer } as const]),
  ...(stage && !narrowed.includes('stage') ? [{ attr: 'snapshot.stage', eq: stage } as const] : []),
  ...(program && !narrowed.includes('program') ? [{ attr: 'snapshot.program', eq: program } as const] : []),
  ...(place && !narrowed.includes('place')
    ? [{ attr: 'snapshot.answers.place.village', beginsWith: place } as const]
    : []),
]

/** The part of the list that is asked for by day; a due date is followed by the case's id. */
const rangeOf = ({ dueFrom = '0', dueBefore = '~' }: QueueQuestion): { between: [string, string] } => ({
  between: [dueFrom, dueBefore],
})

/** DynamoDB refuses a start outside the range that it is to read: before it, all is to come; beyond it, nothing. */
const standing = ({ cursor, backwards = false, dueFrom = '0', dueBefore = '~' }: QueueQuestion) => {
  if (cursor === undefined || (backwards ? cursor >= dueBefore : cursor < dueFrom)) return 'before'
  return (backwards ? cursor <= dueFrom : cursor >= dueBefore) ? 'beyond' : 'inside'
}

/** Sealed fields stay sealed in a list: a row shows none of them. */
const Row = Application.pick({
  id: true,
  version: true,
  number: true,
  program: true,
  stage: true,
  startedAt: true,
  due: true,
  kin: true,
  clock: true,
  assignee: true,
})
  .loose()
  .extend({
    answers: z.looseObject({
      place: z.looseObject({ village: z.string() }).optional(),
      members: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  })

const rowsOf = async (question: QueueQuestion) => {
  const { index, partition, attribute, sort, narrowed } = indexFor(question)
  const where = standing(question)
  if (where === 'beyond') return { rows: [], cursor: null }
  const { cursor = '', backwards = false } = question
  const start = where === 'inside' && {
    exclusiveStartKey: { pk: partitionOf(cursor.slice(11)), sk: 'APPLICATION', [sort]: cursor, [attribute]: partition },
  }
  const sieves = sievesFor(question, narrowed)
  const { Items = [], LastEvaluatedKey } = await casework
    .build(QueryCommand)
    .query({ index, partition, range: rangeOf(question) })
    .entities(ApplicationEntity)
    .options({
      // What is sorted out counts towards a limit, so a sieved list is read as far as one query reaches, and cut.
      ...(sieves.length > 0 ? { filters: { application: { and: sieves } } } : { limit: pageSize }),
      reverse: backwards,
      ...(start || {}),
    })
    .send()
  const rows = Items.slice(0, pageSize).map((found) => ({ ...Row.parse(found.snapshot), at: found[sort] ?? '' }))
  const ended = z.object({ [sort]: Cursor }).safeParse(LastEvaluatedKey).data
  const cut = Items.length > pageSize ? rows.at(-1)?.at : undefined
  return { rows, cursor: cut ?? ended?.[sort] ?? null }
}

/** Access pattern: a desk's queue by due date, a page per query whatever the number of cases. */
export async function queuePage(question: QueueQuestion): Promise<{ cases: ListRow[]; cursor: string | null }> {
  const { rows, cursor } = await rowsOf(question)
  const due = ({ clock, due: own }: (typeof rows)[number]) =>
    question.kind === 'verification' ? nextDue(clock, ['verifier']) : own
  return { cases: rows.map((row) => ({ ...summary({ ...row, due: due(row) }), at: row.at })), cursor }
}

/** Access pattern: every case of a desk that is due before a day, with its clock, page by page. */
export async function* casesDue(question: QueueQuestion): AsyncGenerator<Pick<Application, 'id' | 'clock'>> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof rowsOf>> = await rowsOf({ ...question, cursor: cursor ?? undefined })
    yield* page.rows
    cursor = page.cursor
  } while (cursor !== null)
}
