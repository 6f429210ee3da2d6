import { QueryCommand } from 'dynamodb-toolbox'
import * as z from 'zod'
import { Application, type Stage } from '#shared/domain/applications/application.ts'
import { nextDue } from '#shared/domain/applications/clock.ts'
import { summary, type CaseSummary } from '#shared/domain/applications/views.ts'
import { ApplicationEntity, casework, partitionOf } from './casework.ts'

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
  /** The account of one officer of the desk. */
  readonly assignee?: string | undefined
  /** Only what was due before this day, YYYY-MM-DD. */
  readonly dueBefore?: string | undefined
  readonly cursor?: string | undefined
}

const of = <Index extends string, Attribute extends string>(index: Index, attribute: Attribute, partition: string) =>
  ({ index, attribute, partition, sort: 'due' }) as const

const indexFor = ({ desk, kind = 'desk', stage, program, assignee }: QueueQuestion) => {
  if (kind === 'verification')
    return { index: 'byVerification', attribute: 'verificationDesk', partition: desk, sort: 'verificationDue' } as const
  if (kind === 'escalation') return of('byEscalation', 'escalationDesk', desk)
  if (assignee) return of('byAssignee', 'deskAssignee', `${desk}#${assignee}`)
  if (stage && program) return of('byDeskStageAndProgram', 'deskStageProgram', `${desk}#${stage}#${program}`)
  if (stage) return of('byDeskAndStage', 'deskStage', `${desk}#${stage}`)
  if (program) return of('byDeskAndProgram', 'deskProgram', `${desk}#${program}`)
  return of('byDesk', 'desk', desk)
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
  const { index, partition, attribute, sort } = indexFor(question)
  const { cursor, dueBefore } = question
  // DynamoDB refuses a start beyond the range that it is to read.
  if (cursor !== undefined && dueBefore !== undefined && cursor >= dueBefore) return { rows: [], cursor: null }
  const start = cursor && {
    exclusiveStartKey: { pk: partitionOf(cursor.slice(11)), sk: 'APPLICATION', [sort]: cursor, [attribute]: partition },
  }
  const { Items = [], LastEvaluatedKey } = await casework
    .build(QueryCommand)
    .query({ index, partition, ...(dueBefore === undefined ? {} : { range: { lt: dueBefore } }) })
    .entities(ApplicationEntity)
    .options({ limit: pageSize, ...(start || {}) })
    .send()
  const ended = z.object({ [sort]: Cursor }).safeParse(LastEvaluatedKey).data
  return { rows: Items.map(({ snapshot }) => Row.parse(snapshot)), cursor: ended?.[sort] ?? null }
}

/** Access pattern: a desk's queue by due date, a page per query whatever the number of cases. */
export async function queuePage(question: QueueQuestion): Promise<{ cases: CaseSummary[]; cursor: string | null }> {
  const { rows, cursor } = await rowsOf(question)
  const due = ({ clock, due: own }: (typeof rows)[number]) =>
    question.kind === 'verification' ? nextDue(clock, ['verifier']) : own
  return { cases: rows.map((row) => summary({ ...row, due: due(row) })), cursor }
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
