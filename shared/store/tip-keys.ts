import type { PutItemOptions } from 'dynamodb-toolbox'
import {
  any,
  Entity,
  GetItemCommand,
  item,
  number,
  PutItemCommand,
  QueryCommand,
  string,
  Table,
} from 'dynamodb-toolbox'
import { HolderKey, type Holder, type HolderRole } from '#shared/domain/keys/holder-key.ts'
import { definitionOf } from './database.ts'
import { officersOf } from './people.ts'
import { unlessRefused } from './refused.ts'
import { tables } from './tables.ts'

const table = new Table(definitionOf(tables.tips))

const KeyEntity = new Entity({
  name: 'holder-key',
  table,
  timestamps: false,
  schema: item({ person: string().key(), version: number(), key: any(), desk: string(), due: string() }),
  computeKey: ({ person }) => ({ pk: `KEY#${person}`, sk: 'KEY' }),
})

/** How many passphrases in a row were wrong; apart from the key, so that trying does not touch it. */
const TriesEntity = new Entity({
  name: 'passphrase-tries',
  table,
  timestamps: false,
  schema: item({ person: string().key(), wrong: number(), until: number() }),
  computeKey: ({ person }) => ({ pk: `KEY#${person}`, sk: 'TRIES' }),
})

const deskOf = (county: string, role: string) => `KEYS#${county}#${role}`

/** Access pattern: one person's key; null before it was set up. */
export async function findKey(person: string): Promise<HolderKey | null> {
  const { Item } = await KeyEntity.build(GetItemCommand).key({ person }).options({ consistent: true }).send()
  return Item ? HolderKey.parse(Item.key) : null
}

/** False when somebody wrote in between. */
export function writeKey(before: HolderKey | null, key: HolderKey): Promise<boolean> {
  const person = key.holder.id
  const condition: PutItemOptions<typeof KeyEntity>['condition'] =
    before === null ? { attr: 'person', exists: false } : { attr: 'version', eq: before.version }
  return unlessRefused(() =>
    KeyEntity.build(PutItemCommand)
      .item({ person, version: key.version, key, desk: deskOf(key.county, key.holder.role), due: `KEY#${person}` })
      .options({ condition })
      .send(),
  )
}

/** Access pattern: the keys of a county's handlers, supervisors or custodians, of those who left among them. */
export async function keysOf(county: string, role: HolderRole): Promise<HolderKey[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: deskOf(county, role) })
    .entities(KeyEntity)
    .options({ maxPages: Infinity })
    .send()
  return Items.map(({ key }) => HolderKey.parse(key))
}

/** To whom something for a role is sealed today: who holds it in the county now, and has a key. */
export async function holdersOf(county: string, role: HolderRole, known = officersOf(county)): Promise<Holder[]> {
  const [keys, officers] = await Promise.all([keysOf(county, role), known])
  const inOffice = (person: string) =>
    officers.some((officer) => officer.id === person && officer.role === role && officer.left === null)
  return keys
    .filter(({ holder }) => inOffice(holder.id))
    .map(({ holder, own }) => ({ person: holder.id, recipient: own.recipient }))
}

export interface Tries {
  readonly wrong: number
  /** Milliseconds since 1970 before which no passphrase is heard. */
  readonly until: number
}

export async function triesOf(person: string): Promise<Tries> {
  const { Item } = await TriesEntity.build(GetItemCommand).key({ person }).options({ consistent: true }).send()
  return Item ?? { wrong: 0, until: 0 }
}

/** False when another try was counted in between. */
export const countTries = (person: string, before: Tries, after: Tries): Promise<boolean> =>
  unlessRefused(() =>
    TriesEntity.build(PutItemCommand)
      .item({ person, ...after })
      .options({
        condition:
          before.wrong === 0
            ? {
                or: [
                  { attr: 'person', exists: false },
                  { attr: 'wrong', eq: 0 },
                ],
              }
            : { attr: 'wrong', eq: before.wrong },
      })
      .send(),
  )
