import { Entity, item, DeleteItemCommand, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { casework } from './casework.ts'

/** What was ordered at a family: that its benefit is checked again, or that the county visits while its case is pending. */
export type Ordered = 'check' | 'visit'
const partitionOf = (kind: Ordered, town: string) => `${{ check: 'CHECKS', visit: 'VISITS' }[kind]}#${town}`

/**
 * Checks that the tip desk ordered and that go out with the next morning's draw. An order says neither who gave it nor why,
 * and is gone once it went out: nobody who reads the file later can tell a check that was ordered from one that was drawn.
 */
const OrderedCheckEntity = new Entity({
  name: 'ordered-check',
  table: casework,
  timestamps: false,
  schema: item({ partition: string().key(), id: string().key(), kind: string() }),
  computeKey: ({ partition, id }) => ({ pk: partition, sk: `CHECK#${id}` }),
})

export const orderCheck = (kind: Ordered, town: string, id: string) =>
  OrderedCheckEntity.build(PutItemCommand)
    .item({ partition: partitionOf(kind, town), id, kind })
    .send()
export const checkWentOut = (kind: Ordered, town: string, id: string) =>
  OrderedCheckEntity.build(DeleteItemCommand)
    .key({ partition: partitionOf(kind, town), id })
    .send()

/** Access pattern: the families of a town of which a check was ordered. */
export async function checksOrdered(kind: Ordered, town: string): Promise<string[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(kind, town) })
    .entities(OrderedCheckEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  return Items.map(({ id }) => id)
}
