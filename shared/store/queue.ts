import { QueryCommand } from 'dynamodb-toolbox'
import * as z from 'zod'
import { Application, type Stage } from '#shared/domain/applications/application.ts'
import { summary, type CaseSummary } from '#shared/domain/applications/views.ts'
import { ApplicationEntity, casework, partitionOf } from './casework.ts'

const pageSize = 50

/** Where a page ended: due date and case. The desk is never taken from the caller. */
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[0-9a-f-]{36}$/)
export const isCursor = (text: string) => Cursor.safeParse(text).success

export interface QueueQuestion {
  readonly desk: string
  /** The verifier's queue is what waits for the registers, whichever town has it. */
  readonly verification: boolean
  readonly stage: Stage | undefined
  readonly program: string | undefined
  readonly cursor: string | undefined
}

const indexFor = ({ desk, verification, stage, program }: QueueQuestion) => {
  if (verification) return { index: 'byVerification', partition: desk, attribute: 'verificationDesk' } as const
  if (stage && program)
    return {
      index: 'byDeskStageAndProgram',
      partition: `${desk}#${stage}#${program}`,
      attribute: 'deskStageProgram',
    } as const
  if (stage) return { index: 'byDeskAndStage', partition: `${desk}#${stage}`, attribute: 'deskStage' } as const
  if (program) return { index: 'byDeskAndProgram', partition: `${desk}#${program}`, attribute: 'deskProgram' } as const
  return { index: 'byDesk', partition: desk, attribute: 'desk' } as const
}

/** Sealed fields stay sealed in a list: a row shows none of them. */
const Row = Application.pick({
  id: true,
  number: true,
  program: true,
  stage: true,
  startedAt: true,
  due: true,
  kin: true,
})
  .loose()
  .extend({
    answers: z.looseObject({
      place: z.looseObject({ village: z.string() }).optional(),
      members: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  })

/** Access pattern: a desk's queue by due date, a page per query whatever the number of cases. */
export async function queuePage(question: QueueQuestion): Promise<{ cases: CaseSummary[]; cursor: string | null }> {
  const { index, partition, attribute } = indexFor(question)
  const start = question.cursor && {
    exclusiveStartKey: {
      pk: partitionOf(question.cursor.slice(11)),
      sk: 'APPLICATION',
      due: question.cursor,
      [attribute]: partition,
    },
  }
  const { Items = [], LastEvaluatedKey } = await casework
    .build(QueryCommand)
    .query({ index, partition })
    .entities(ApplicationEntity)
    .options({ limit: pageSize, ...(start || {}) })
    .send()
  return {
    cases: Items.map(({ snapshot }) => summary(Row.parse(snapshot))),
    cursor: LastEvaluatedKey === undefined ? null : z.object({ due: z.string() }).parse(LastEvaluatedKey).due,
  }
}
