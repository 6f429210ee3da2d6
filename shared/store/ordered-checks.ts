import { Entity, item, DeleteItemCommand, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { casework } from './casework.ts'

/**
 * Checks that the county ordered and that go out with the next morning's draw. An order says neither who gave it nor why,
 * and is gone once it went out: nobody who reads the file later can tell a check that was ordered from one that was drawn.
 */
const OrderedCheckEntity = new Entity({
  name: 'ordered-check',
  table: casework,
  timestamps: false,
  schema: item({ town: string().key(), id: string().key(), benefit: string() }),
  computeKey: ({ town, id }) => ({ pk: `CHECKS#${town}`, sk: `CHECK#${id}` }),
})

export const orderCheck = (town: string, id: string) =>
  OrderedCheckEntity.build(PutItemCommand).item({ town, id, benefit: id }).send()
export const checkWentOut = (town: string, id: string) =>
  OrderedCheckEntity.build(DeleteItemCommand).key({ town, id }).send()

/** Access pattern: the benefits of a town of which a check was ordered. */
export async function checksOrdered(town: string): Promise<string[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: `CHECKS#${town}` })
    .entities(OrderedCheckEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  return Items.map(({ id }) => id)
}
