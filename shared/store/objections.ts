import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { Entity, item, number, PutItemCommand, QueryCommand, string, Table } from 'dynamodb-toolbox'
import * as z from 'zod'
import { FiledObjection, ObjectionStanding } from '#shared/domain/notices/objecting.ts'
import { Wire } from './changes.ts'
import { definitionOf } from './database.ts'
import { unlessRefused } from './refused.ts'
import { sealUnder } from './seal.ts'
import { slowHash } from './slow-hash.ts'
import { tables } from './tables.ts'

const objections = new Table(definitionOf(tables.objections))
const { seal, open, fingerprint } = sealUnder('OBJECTIONS_KEY')
const partitionOf = (id: string) => `OBJECTION#${id}`

/** As it was left: sealed whole, under the slow hash of its code. */
const ObjectionEntity = new Entity({
  name: 'objection',
  table: objections,
  timestamps: false,
  schema: item({ id: string().key(), sealed: string() }),
  computeKey: ({ id }) => ({ pk: partitionOf(id), sk: 'OBJECTION' }),
})

const StandingEntity = new Entity({
  name: 'standing',
  table: objections,
  timestamps: false,
  schema: item({ id: string().key(), caseVersion: number(), sealed: string() }),
  computeKey: ({ id }) => ({ pk: partitionOf(id), sk: 'STANDING' }),
})

const opened = async (id: string, sealed: string) => FiledObjection.parse(JSON.parse(await open(sealed, id)))
const standingRecord = (id: string) => `${id}/standing`

/** Thirty-two bytes that only we can derive again: the same form sent twice has the same code. */
export const receiptBytes = async (sent: string): Promise<Uint8Array> =>
  Buffer.from(await fingerprint(`form/${sent}`), 'base64url')

/** The id under which a code's objection lies; slow on purpose. */
export const objectionId = async (receipt: string) => slowHash(receipt, await fingerprint('receipt'))

/** Adds an objection; one that is there already stays as it is. */
export async function fileObjection(objection: FiledObjection): Promise<void> {
  const { id } = objection
  const sealed = await seal(JSON.stringify(objection), id)
  await unlessRefused(() =>
    ObjectionEntity.build(PutItemCommand)
      .item({ id, sealed })
      .options({ condition: { attr: 'id', exists: false } })
      .send(),
  )
}

/** Writes down what became of an objection; an older change of its case than the one known is ignored. */
export async function noteStanding(id: string, caseVersion: number, standing: ObjectionStanding): Promise<void> {
  const sealed = await seal(JSON.stringify(standing), standingRecord(id))
  await unlessRefused(() =>
    StandingEntity.build(PutItemCommand)
      .item({ id, caseVersion, sealed })
      .options({
        condition: {
          or: [
            { attr: 'caseVersion', exists: false },
            { attr: 'caseVersion', lt: caseVersion },
          ],
        },
      })
      .send(),
  )
}

/** Access pattern: an objection with what became of it. */
export async function findObjection(id: string) {
  const { Items = [] } = await objections
    .build(QueryCommand)
    .query({ partition: partitionOf(id) })
    .entities(ObjectionEntity, StandingEntity)
    .options({ consistent: true, showEntityAttr: true })
    .send()
  let filed: FiledObjection | null = null
  let standing: ObjectionStanding | null = null
  for (const found of Items)
    if (found.entity === 'objection') filed = await opened(id, found.sealed)
    else standing = ObjectionStanding.parse(JSON.parse(await open(found.sealed, standingRecord(id))))
  return filed && { filed, standing }
}

const Row = z.object({ sk: z.literal('OBJECTION'), id: z.string(), sealed: z.string() })

/** The objection that a change of the table added; null where it says something else. */
export async function addedObjection({ eventName, dynamodb }: DynamoDBRecord): Promise<FiledObjection | null> {
  if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) return null
  const row = Row.safeParse(unmarshall(Wire.parse(dynamodb.NewImage))).data
  return row ? opened(row.id, row.sealed) : null
}
