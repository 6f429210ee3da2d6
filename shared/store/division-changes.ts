import { any, Entity, item, number, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { RecordedChange } from '#shared/domain/divisions/change.ts'
import { publicRecord, remembered } from './public-record.ts'
import { unlessRefused } from './refused.ts'

/** A county's changes are numbered one after the other; none is ever written over. */
const DivisionChangeEntity = new Entity({
  name: 'divisionChange',
  table: publicRecord,
  timestamps: false,
  schema: item({ county: string().key(), number: number().key(), recorded: any() }),
  computeKey: ({ county, number }) => ({ pk: 'DIVISIONS', sk: `${county}#${String(number).padStart(6, '0')}` }),
})

/** Access pattern: every change of the official list of divisions, county by county in the order of record, as of this moment. */
export async function divisionChangesNow(): Promise<RecordedChange[]> {
  const { Items = [] } = await publicRecord
    .build(QueryCommand)
    .query({ partition: 'DIVISIONS' })
    .entities(DivisionChangeEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  return Items.map(({ recorded }) => RecordedChange.parse(recorded))
}

/** The same, without who and when, held in memory for a minute unless asked for as of now. */
export const allDivisionChanges = remembered(async () => (await divisionChangesNow()).map(({ change }) => change))

/** Records a county's change under its number; false when somebody recorded another one under it. */
export const recordDivisionChange = (county: string, number: number, recorded: RecordedChange): Promise<boolean> =>
  unlessRefused(() =>
    DivisionChangeEntity.build(PutItemCommand)
      .item({ county, number, recorded })
      .options({ condition: { attr: 'county', exists: false } })
      .send(),
  )
