import { any, Entity, GetItemCommand, item, number, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import type { Known } from '#shared/domain/petitions/aside.ts'
import { Kin, KinOf } from '#shared/domain/people/kin.ts'
import { Officer } from '#shared/domain/people/officer.ts'
import { Wire } from './changes.ts'
import { peopleTable, PersonEntity } from './people.ts'
import { unlessRefused } from './refused.ts'
import { sealUnder } from './seal.ts'

const { seal, open, fingerprint } = sealUnder('PEOPLE_KEY')

/** The number rests sealed; a person is found by its keyed hash, as long as the entry stands. */
const KinEntity = new Entity({
  name: 'kin',
  table: peopleTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    version: number(),
    kin: any(),
    county: string(),
    place: string(),
    relative: string().optional(),
  }),
  computeKey: ({ id }) => ({ pk: `KIN#${id}`, sk: 'KIN' }),
})

const Sealed = z.looseObject({ id: z.string(), idNumber: z.string() })
export const openKin = async (stored: unknown): Promise<Kin> => {
  const sealed = Sealed.parse(stored)
  return Kin.parse({ ...sealed, idNumber: await open(sealed.idNumber, `kin/${sealed.id}`) })
}
const relativeOf = (idNumber: string) => fingerprint(`relative/${idNumber}`)

const Row = z.object({ sk: z.literal('KIN'), kin: z.unknown() })

const put = async (kin: Kin, before: Kin | null) => {
  const row = {
    id: kin.id,
    version: kin.version,
    kin: { ...kin, idNumber: await seal(kin.idNumber, `kin/${kin.id}`) },
    county: kin.county,
    place: `${kin.removed ? 'REMOVED' : 'KIN'}#${kin.officer}#${kin.id}`,
    ...(!kin.removed && { relative: await relativeOf(kin.idNumber) }),
  }
  return KinEntity.build(PutItemCommand)
    .item(row)
    .options({ condition: before === null ? { attr: 'id', exists: false } : { attr: 'version', eq: before.version } })
    .send()
}

/** Writes an entry over the one it was decided on; false when somebody wrote in between. */
export const writeKin = (kin: Kin, before: Kin | null): Promise<boolean> => unlessRefused(() => put(kin, before))

/** Access pattern: one entry of a county's register, standing or removed. */
export async function findKin(id: string): Promise<Kin | null> {
  const { Item } = await KinEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  return Item ? openKin(Item.kin) : null
}

const Named = z.looseObject({ of: KinOf, officer: z.string(), name: z.string() })

/** Access pattern: a county's people, and whose relatives its register holds, by name; numbers stay sealed. */
export async function namesOf(county: string): Promise<Known> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({ index: 'byCounty', partition: county, range: { between: ['KIN#', 'PERSON$'] } })
    .entities(PersonEntity, KinEntity)
    .options({ maxPages: Infinity })
    .send()
  return {
    officers: Items.flatMap((item) => ('person' in item ? [Officer.parse(item.person)] : [])),
    kin: Items.flatMap((item) => ('kin' in item ? [named(item.kin)] : [])),
  }
}

const named = (kin: unknown) => {
  const { of, officer, name } = Named.parse(kin)
  return { account: of.kind === 'account' ? of.account : null, officer, relative: name }
}

const pageSize = 100
const Cursor = z.object({ place: z.string(), pk: z.string() })

/** Access pattern: a county's register by officer, a page per query; the cursor is where the last one ended. */
export async function kinPage(county: string, cursor: string | undefined) {
  const start =
    cursor === undefined
      ? {}
      : { exclusiveStartKey: { pk: `KIN#${cursor.split('#').at(-1) ?? ''}`, sk: 'KIN', county, place: cursor } }
  const { Items = [], LastEvaluatedKey } = await peopleTable
    .build(QueryCommand)
    .query({ index: 'byCounty', partition: county, range: { beginsWith: 'KIN#' } })
    .entities(KinEntity)
    .options({ limit: pageSize, ...start })
    .send()
  return {
    entries: await Promise.all(Items.map(({ kin }) => openKin(kin))),
    cursor: LastEvaluatedKey === undefined ? null : Cursor.parse(LastEvaluatedKey).place,
  }
}

/** Access pattern: every standing entry that names a person as a relative, or as the officer's own self. */
export async function kinNaming(idNumber: string): Promise<Kin[]> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({ index: 'byRelative', partition: await relativeOf(idNumber) })
    .entities(KinEntity)
    .options({ maxPages: Infinity })
    .send()
  return Promise.all(Items.map(({ kin }) => openKin(kin)))
}

/** Identity numbers that a change of the people table is about, as they were and as they are; none if it is not the register's. */
export async function kinNamed({ dynamodb }: DynamoDBRecord): Promise<string[]> {
  const rows = [dynamodb?.OldImage, dynamodb?.NewImage].flatMap((image) => {
    const row = Row.safeParse(image && unmarshall(Wire.parse(image))).data
    return row === undefined ? [] : [row.kin]
  })
  const numbers = (await Promise.all(rows.map(openKin))).map(({ idNumber }) => idNumber)
  return [...new Set(numbers)]
}
