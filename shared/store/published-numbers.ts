import { any, Entity, item, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { PublishedNumbers } from '#shared/domain/reports/numbers.ts'
import { publicRecord } from './public-record.ts'

/** What anyone reads of a county's tips: a quarter that is over, small numbers left out already. */
const PublishedEntity = new Entity({
  name: 'tip-numbers',
  table: publicRecord,
  timestamps: false,
  schema: item({ county: string().key(), quarter: string().key(), numbers: any() }),
  computeKey: ({ county, quarter }) => ({ pk: `TIP-NUMBERS#${county}`, sk: quarter }),
})

export const publishNumbers = (county: string, numbers: PublishedNumbers) =>
  PublishedEntity.build(PutItemCommand).item({ county, quarter: numbers.quarter, numbers }).send()

/** Access pattern: a county's quarters, newest first. */
export async function publishedNumbers(county: string): Promise<PublishedNumbers[]> {
  const { Items = [] } = await publicRecord
    .build(QueryCommand)
    .query({ partition: `TIP-NUMBERS#${county}` })
    .entities(PublishedEntity)
    .options({ reverse: true, limit: 20 })
    .send()
  return Items.map(({ numbers }) => PublishedNumbers.parse(numbers))
}
