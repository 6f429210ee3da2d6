import { any, Entity, item, PutItemCommand, PutTransaction, QueryCommand, string } from 'dynamodb-toolbox'
import { randomUUID } from 'node:crypto'
import { Trace } from '#shared/domain/applications/trace.ts'
import { casework } from './casework.ts'

/** Beside the case and not in it: reading a case must not grow with how often it was read. */
const partitionOf = (id: string) => `TRACES#${id}`

const TraceEntity = new Entity({
  name: 'trace',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), at: string().key(), nonce: string().key(), trace: any() }),
  computeKey: ({ id, at, nonce }) => ({ pk: partitionOf(id), sk: `TRACE#${at}#${nonce}` }),
})

const rowOf = (id: string, trace: Trace) => ({ id, at: trace.at, nonce: randomUUID().slice(0, 8), trace })

export async function leaveTrace(id: string, trace: Trace): Promise<void> {
  await TraceEntity.build(PutItemCommand).item(rowOf(id, trace)).send()
}

/** Written with what it is a trace of, or neither. */
export const tracePut = (id: string, trace: Trace) => TraceEntity.build(PutTransaction).item(rowOf(id, trace))

/** Access pattern: the newest traces of a case. */
export async function tracesOf(id: string): Promise<Trace[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id) })
    .entities(TraceEntity)
    .options({ reverse: true, limit: 200 })
    .send()
  return Items.map(({ trace }) => Trace.parse(trace))
}
