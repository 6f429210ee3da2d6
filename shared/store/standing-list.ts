import { any, Entity, item, number, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import type { Benefit } from '#shared/domain/benefits/benefit.ts'
import { firstDayOf, nextMonth } from '#shared/domain/calendar/calendar.ts'
import { Listed } from '#shared/domain/notices/standing-list.ts'
import { expiryAfter, newerThan, publicRecord } from './public-record.ts'
import { unlessRefused } from './refused.ts'

/** A village's list lies together and is read at once; which benefit a line is of stays behind. */
const ListedEntity = new Entity({
  name: 'listed',
  table: publicRecord,
  timestamps: false,
  schema: item({
    village: string().key(),
    id: string().key(),
    version: number(),
    listed: any(),
    expires: number().optional(),
  }),
  computeKey: ({ village, id }) => ({ pk: `STANDING#${village}`, sk: id }),
})

/** A benefit as it is on the list; its line is forgotten after its end. An older version than the one known is ignored. */
export async function listBenefit({ village, id, version, ...benefit }: Benefit): Promise<void> {
  const listed = Listed.strip().parse(benefit)
  const ended = listed.lastMonth && { expires: expiryAfter(firstDayOf(nextMonth(listed.lastMonth))) }
  await unlessRefused(() =>
    ListedEntity.build(PutItemCommand)
      .item({ village, id, version, listed, ...(ended || {}) })
      .options({ condition: newerThan(version) })
      .send(),
  )
}

/** Access pattern: every benefit of a village that is or was lately paid, whatever the month. */
export async function listedIn(village: string): Promise<Listed[]> {
  const { Items = [] } = await publicRecord
    .build(QueryCommand)
    .query({ partition: `STANDING#${village}` })
    .entities(ListedEntity)
    .options({ maxPages: Infinity })
    .send()
  return Items.map(({ listed }) => Listed.parse(listed))
}
