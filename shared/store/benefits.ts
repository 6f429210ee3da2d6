import { any, Entity, executeTransactWrite, item, number, PutTransaction, QueryCommand, string } from 'dynamodb-toolbox'
import * as z from 'zod'
import { Benefit } from '#shared/domain/benefits/benefit.ts'
import { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import { dueOf, waitsAt } from '#shared/domain/benefits/waiting.ts'
import { casework, partitionOf } from './casework.ts'
import { once, requestOf } from './guards.ts'
import { conditionsFailed } from './refused.ts'
import { townOf } from './waiting.ts'

const pageSize = 50

/** In the file of the case that granted it (一户一档): its state, and where it waits; nowhere once it has ended. */
const BenefitEntity = new Entity({
  name: 'benefit',
  table: casework,
  timestamps: false,
  schema: item({
    id: string().key(),
    version: number(),
    benefit: any(),
    benefitDesk: string().optional(),
    benefitDue: string().optional(),
  }),
  computeKey: ({ id }) => ({ pk: partitionOf(id), sk: 'BENEFIT' }),
})

const BenefitEventEntity = new Entity({
  name: 'benefit-event',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), version: number().key(), event: any() }),
  computeKey: ({ id, version }) => ({ pk: partitionOf(id), sk: `BENEFIT-EVENT#${String(version).padStart(6, '0')}` }),
})

export interface BenefitFile {
  readonly benefit: Benefit
  readonly events: readonly BenefitEvent[]
}

/** Access pattern: one benefit with all that happened to it, in one query. */
export async function findBenefit(id: string): Promise<BenefitFile | null> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id), range: { beginsWith: 'BENEFIT' } })
    .entities(BenefitEntity, BenefitEventEntity)
    .options({ consistent: true, maxPages: Infinity, showEntityAttr: true })
    .send()
  const benefit = Items.flatMap((found) => (found.entity === 'benefit' ? [Benefit.parse(found.benefit)] : []))[0]
  const events = Items.flatMap((found) => (found.entity === 'benefit-event' ? [BenefitEvent.parse(found.event)] : []))
  return benefit === undefined ? null : { benefit, events }
}

const deskOf = (benefit: Benefit): string | null => {
  const at = waitsAt(benefit)
  return at && { town: townOf(benefit.village), county: benefit.village.slice(0, 6) }[at]
}

const rowOf = (benefit: Benefit) => {
  const desk = deskOf(benefit)
  const due = dueOf(benefit)
  const { id, version } = benefit
  return { id, version, benefit, ...(desk && due && { benefitDesk: desk, benefitDue: `${due.date}#${id}` }) }
}

/** False when it has begun already: a case that is followed twice begins one benefit. */
export async function beginBenefit(benefit: Benefit, event: BenefitEvent): Promise<boolean> {
  try {
    await executeTransactWrite(
      BenefitEntity.build(PutTransaction)
        .item(rowOf(benefit))
        .options({ condition: { attr: 'id', exists: false } }),
      BenefitEventEntity.build(PutTransaction).item({ id: benefit.id, version: benefit.version, event }),
    )
    return true
  } catch (error) {
    if (conditionsFailed(error) === null) throw error
    return false
  }
}

export interface BenefitDeed {
  readonly before: Benefit
  readonly after: Benefit
  readonly event: BenefitEvent
  readonly actor: string
  readonly requestId: string | null
}

/** One decision in one transaction: state, event and the request it answers. All of it or nothing. */
export async function recordBenefit({ before, after, event, actor, requestId }: BenefitDeed) {
  try {
    await executeTransactWrite(
      BenefitEntity.build(PutTransaction)
        .item(rowOf(after))
        .options({ condition: { attr: 'version', eq: before.version } }),
      BenefitEventEntity.build(PutTransaction).item({ id: after.id, version: after.version, event }),
      ...(requestId === null ? [] : [once(requestOf(actor, requestId), after.id)]),
    )
    return 'recorded'
  } catch (error) {
    const failed = conditionsFailed(error)
    if (failed === null) throw error
    return failed.includes(2) ? 'repeated' : 'changed-meanwhile'
  }
}

/** Where a page ended: due date and benefit. */
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[0-9a-f-]{36}$/)
export const isBenefitCursor = (text: string) => Cursor.safeParse(text).success

/** Access pattern: a desk's benefits by due date, a page per query. */
export async function benefitPage(desk: string, cursor?: string) {
  const start = cursor && {
    exclusiveStartKey: { pk: partitionOf(cursor.slice(11)), sk: 'BENEFIT', benefitDesk: desk, benefitDue: cursor },
  }
  const { Items = [], LastEvaluatedKey } = await casework
    .build(QueryCommand)
    .query({ index: 'byBenefitDesk', partition: desk })
    .entities(BenefitEntity)
    .options({ limit: pageSize, ...(start || {}) })
    .send()
  const ended = z.object({ benefitDue: Cursor }).safeParse(LastEvaluatedKey).data
  return { benefits: Items.map(({ benefit }) => Benefit.parse(benefit)), cursor: ended?.benefitDue ?? null }
}

/** Access pattern: every benefit that waits at a desk, page by page. */
export async function* benefitsAt(desk: string): AsyncGenerator<Benefit> {
  let cursor: string | undefined
  do {
    const page: Awaited<ReturnType<typeof benefitPage>> = await benefitPage(desk, cursor)
    yield* page.benefits
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined)
}
