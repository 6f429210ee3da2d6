import {
  any,
  ConditionCheck,
  Entity,
  executeTransactWrite,
  GetItemCommand,
  item,
  number,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
  string,
  Table,
} from 'dynamodb-toolbox'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import { Officer, type OfficeChange, OfficeChange as StoredChange } from '#shared/domain/people/officer.ts'
import type { Person } from '#shared/domain/people/person.ts'
import { Wire, type Image } from './changes.ts'
import { definitionOf } from './database.ts'
import { conditionsFailed } from './refused.ts'
import { tables } from './tables.ts'
import { countyOf, townOf } from './waiting.ts'

export const peopleTable = new Table(definitionOf(tables.people))

export const PersonEntity = new Entity({
  name: 'person',
  table: peopleTable,
  timestamps: false,
  schema: item({ id: string().key(), version: number(), person: any(), county: string(), place: string() }),
  computeKey: ({ id }) => ({ pk: `PERSON#${id}`, sk: 'PERSON' }),
})

const ChangeEntity = new Entity({
  name: 'change',
  table: peopleTable,
  timestamps: false,
  schema: item({ id: string().key(), version: number().key(), change: any() }),
  computeKey: ({ id, version }) => ({ pk: `PERSON#${id}`, sk: `CHANGE#${String(version).padStart(6, '0')}` }),
})

/** A community has one named assistant, or none. */
const AssistantEntity = new Entity({
  name: 'assistant',
  table: peopleTable,
  timestamps: false,
  schema: item({ community: string().key(), account: string() }),
  computeKey: ({ community }) => ({ pk: `ASSISTANT#${community}`, sk: 'ASSISTANT' }),
})
const nobody = '-'

/** Access pattern: the role and division of one account; read at each request, so that a change counts at once. */
export async function findPerson(id: string): Promise<Person | null> {
  const officer = await findOfficer(id)
  if (officer === null || officer.left !== null) return null
  const { name, role, division } = officer
  return { id, name, role, division }
}

/** Access pattern: one officer, in office or not. */
export async function findOfficer(id: string): Promise<Officer | null> {
  const { Item } = await PersonEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  return Item ? Officer.parse(Item.person) : null
}

const rowOf = (person: Officer) => ({
  id: person.id,
  version: person.version,
  person,
  county: countyOf(person.division),
  place: `PERSON#${person.division}#${person.role}#${person.id}`,
})

/** Writes a person as if nothing had been there: the first ones of a county, before it has an administrator. */
export const savePerson = (person: Person) =>
  PersonEntity.build(PutItemCommand)
    .item(rowOf({ ...person, version: 1, communities: [], since: '2026-01-01', left: null }))
    .send()

/** Access pattern: all officers of a county by division and role, those who left among them. */
export async function officersOf(county: string): Promise<Officer[]> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({ index: 'byCounty', partition: county, range: { beginsWith: 'PERSON#' } })
    .entities(PersonEntity)
    .options({ maxPages: Infinity })
    .send()
  return Items.map(({ person }) => Officer.parse(person))
}

/** Who works the cases of a desk: of a town, or of a county. */
const workers = (desk: string): Person['role'][] =>
  desk.length === 6 ? ['county-officer', 'county-confirmer'] : ['town-officer', 'town-lead']

/** Access pattern: who works the cases of a desk, those who left among them. */
export async function workersAt(desk: string): Promise<Officer[]> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({ index: 'byCounty', partition: countyOf(desk), range: { beginsWith: `PERSON#${desk}#` } })
    .entities(PersonEntity)
    .options({ maxPages: Infinity })
    .send()
  return Items.map(({ person }) => Officer.parse(person)).filter(({ role }) => workers(desk).includes(role))
}

/** Access pattern: what became of an office, newest first. */
export async function officeHistory(id: string): Promise<OfficeChange[]> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({ partition: `PERSON#${id}`, range: { beginsWith: 'CHANGE#' } })
    .entities(ChangeEntity)
    .options({ consistent: true, reverse: true, limit: 100 })
    .send()
  return Items.map(({ change }) => StoredChange.parse(change))
}

export type Written = 'written' | 'changed-meanwhile' | 'community-taken'

/** One change of an office in one transaction, over the version it was decided on; null where there was none yet. */
export async function writeOffice(before: Officer | null, change: OfficeChange): Promise<Written> {
  const { officer } = change
  const held = officer.left === null ? officer.communities : []
  const freed = (before?.left === null ? before.communities : []).filter((community) => !held.includes(community))
  const name = (community: string, account: string) =>
    AssistantEntity.build(PutTransaction)
      .item({ community, account })
      .options({
        condition: {
          or: [
            { attr: 'community', exists: false },
            { attr: 'account', in: [nobody, officer.id] },
          ],
        },
      })
  try {
    await executeTransactWrite(
      PersonEntity.build(PutTransaction)
        .item(rowOf(officer))
        .options({
          condition: before === null ? { attr: 'id', exists: false } : { attr: 'version', eq: before.version },
        }),
      ChangeEntity.build(PutTransaction).item({ id: officer.id, version: officer.version, change }),
      ...held.map((community) => name(community, officer.id)),
      ...freed.map((community) => name(community, nobody)),
    )
    return 'written'
  } catch (error) {
    const failed = conditionsFailed(error)
    if (failed === null) throw error
    return failed.includes(0) ? 'changed-meanwhile' : 'community-taken'
  }
}

const mayVisit = ({ role, communities, left }: Officer, village: string) =>
  left === null && (role === 'town-officer' || role === 'town-lead' || communities.includes(village))

/** Access pattern: who can be sent to a house in a village: the town's officers and the village's named assistant. */
export async function surveyorsAt(village: string): Promise<Pick<Person, 'id' | 'name'>[]> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({
      index: 'byCounty',
      partition: countyOf(village),
      range: { beginsWith: `PERSON#${townOf(village)}` },
    })
    .entities(PersonEntity)
    .options({ maxPages: Infinity })
    .send()
  return Items.map(({ person }) => Officer.parse(person))
    .filter((officer) => mayVisit(officer, village))
    .map(({ id, name }) => ({ id, name }))
}

/** The same of one person, as a condition of a transaction. */
export const maySurvey = ({ id, name }: Pick<Person, 'id' | 'name'>, village: string) =>
  PersonEntity.build(ConditionCheck)
    .key({ id })
    .condition({
      and: [
        { attr: 'person.name', eq: name },
        { attr: 'person.left', type: 'NULL' },
        {
          or: [
            { attr: 'person.communities', contains: village },
            {
              and: [
                { attr: 'person.division', eq: townOf(village) },
                { attr: 'person.role', in: ['town-officer', 'town-lead'] },
              ],
            },
          ],
        },
      ],
    })

const Row = z.object({ sk: z.literal('PERSON'), person: Officer })
const officerIn = (image: Image): Officer | null =>
  image === undefined ? null : (Row.safeParse(unmarshall(Wire.parse(image))).data?.person ?? null)

/** Who left an office by a change of the people table; null where nobody did. */
export const whoLeft = ({ dynamodb }: DynamoDBRecord): Officer | null => {
  const [before, after] = [officerIn(dynamodb?.OldImage), officerIn(dynamodb?.NewImage)]
  return before?.left === null && after !== null && after.left !== null ? after : null
}

/** That somebody of this name works the cases of a desk now, as a condition of a transaction. */
export const holdsOffice = ({ id, name }: Pick<Person, 'id' | 'name'>, desk: string) =>
  PersonEntity.build(ConditionCheck)
    .key({ id })
    .condition({
      and: [
        { attr: 'person.name', eq: name },
        { attr: 'person.division', eq: desk },
        { attr: 'person.role', in: workers(desk) },
        { attr: 'person.left', type: 'NULL' },
      ],
    })
