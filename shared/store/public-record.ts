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
import { isDeepStrictEqual } from 'node:util'
import { Notice } from '#shared/domain/notices/notice.ts'
import { Policy } from '#shared/domain/programs/policy.ts'
import { definitionOf } from './database.ts'
import { unlessRefused } from './refused.ts'
import { tables } from './tables.ts'

export const publicRecord = new Table(definitionOf(tables.publicRecord))

const PolicyEntity = new Entity({
  name: 'policy',
  table: publicRecord,
  timestamps: false,
  schema: item({ id: string().key(), policy: any() }),
  computeKey: ({ id }) => ({ pk: 'POLICY', sk: `POLICY#${id}` }),
})

const NoticeEntity = new Entity({
  name: 'notice',
  table: publicRecord,
  timestamps: false,
  schema: item({
    id: string().key(),
    /** Of the case or benefit that it was projected from: a late repeat never undoes a later change. */
    version: number(),
    notice: any().optional(),
    village: string().optional(),
    postedAt: string().optional(),
    expires: number().optional(),
  }),
  computeKey: ({ id }) => ({ pk: `NOTICE#${id}`, sk: 'NOTICE' }),
})

const rememberMilliseconds = 60_000

/** What everyone reads and few ever write, held in memory for a minute; read again whenever that is too old. */
export function remembered<Value>(read: () => Promise<Value>): (as?: 'now') => Promise<Value> {
  let held: { readonly at: number; readonly value: Promise<Value> } | null = null
  return (as) => {
    if (as === 'now' || held === null || Date.now() - held.at > rememberMilliseconds) {
      held = { at: Date.now(), value: read() }
      held.value.catch(() => (held = null))
    }
    return held.value
  }
}

const readPolicies = async (): Promise<Policy[]> => {
  const { Items = [] } = await publicRecord
    .build(QueryCommand)
    .query({ partition: 'POLICY' })
    .entities(PolicyEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  return Items.map(({ policy }) => Policy.parse(policy))
}

/** Access pattern: every policy version, held in memory for a minute. */
export const allPolicies = remembered(readPolicies)

/** The same, as it is at this moment: whoever signs must see what somebody else has just signed. */
export const policiesNow = readPolicies

/** Puts a version in force under its name, once: false when another one has that name, for none is ever changed. */
export async function putInForce(policy: Policy): Promise<boolean> {
  const put = () =>
    PolicyEntity.build(PutItemCommand)
      .item({ id: policy.id, policy })
      .options({ condition: { attr: 'id', exists: false } })
      .send()
  if (await unlessRefused(put)) return true
  const known = (await readPolicies()).find(({ id }) => id === policy.id)
  return isDeepStrictEqual(known, policy)
}

export const savePolicy = (policy: Policy) => PolicyEntity.build(PutItemCommand).item({ id: policy.id, policy }).send()

/** Access pattern: the notices of a village that stand on a day, newest first. */
export async function noticesOf(village: string, today: string): Promise<Notice[]> {
  const { Items = [] } = await publicRecord
    .build(QueryCommand)
    .query({ index: 'byVillage', partition: village })
    .entities(NoticeEntity)
    .options({ reverse: true, limit: 200 })
    .send()
  return Items.flatMap(({ notice }) => (notice === undefined ? [] : [Notice.parse(notice)])).filter(
    ({ lastDay }) => today <= lastDay,
  )
}

/** Access pattern: one notice, while it stands. */
export async function findNotice(id: string, today: string): Promise<Notice | null> {
  const { Item } = await NoticeEntity.build(GetItemCommand).key({ id }).send()
  if (Item?.notice === undefined) return null
  const notice = Notice.parse(Item.notice)
  return today <= notice.lastDay ? notice : null
}

const daysAfterwards = 30
/** When a line that was over on a day may go from the table; it is shown no more long before. */
export const expiryAfter = (date: string) =>
  Math.floor(Date.parse(`${date}T00:00:00+08:00`) / 1000) + daysAfterwards * 86_400

/** A write of what was projected from a version: with an older one than the one known, or the same again, it is refused. */
export const newerThan = (version: number) => {
  const attr = 'version' as const
  return {
    or: [
      { attr, exists: false as const },
      { attr, lt: version },
    ],
  }
}

/** Posts a notice or, with null, takes it down. Doing it again changes nothing; an older change than the one known is ignored. */
export async function postNotice(id: string, version: number, notice: Notice | null): Promise<void> {
  const shown = notice && {
    notice,
    village: notice.village,
    postedAt: `${notice.postedOn}#${id}`,
    expires: expiryAfter(notice.lastDay),
  }
  await unlessRefused(() =>
    NoticeEntity.build(PutItemCommand)
      .item({ id, version, ...(shown ?? {}) })
      .options({ condition: newerThan(version) })
      .send(),
  )
}
