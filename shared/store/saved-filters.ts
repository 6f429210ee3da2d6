import { any, Entity, GetItemCommand, item, number, PutItemCommand, string } from 'dynamodb-toolbox'
import * as z from 'zod'
import { SavedFilter } from '#shared/domain/applications/worklist.ts'
import { casework } from './casework.ts'
import { unlessRefused } from './refused.ts'

/** The filters that an officer saved for the lists of cases; they lie beside the cases, so that no door of theirs writes offices. */
const FiltersEntity = new Entity({
  name: 'filters',
  table: casework,
  timestamps: false,
  schema: item({ officer: string().key(), version: number(), filters: any() }),
  computeKey: ({ officer }) => ({ pk: `WORKLIST#${officer}`, sk: 'FILTERS' }),
})

export interface Saved {
  readonly version: number
  readonly filters: SavedFilter[]
}

/** Access pattern: what an officer saved, in the order of the saving. */
export async function savedFilters(officer: string): Promise<Saved> {
  const { Item } = await FiltersEntity.build(GetItemCommand).key({ officer }).options({ consistent: true }).send()
  if (Item === undefined) return { version: 0, filters: [] }
  return { version: Item.version, filters: z.array(SavedFilter).parse(Item.filters) }
}

/** Over what was read; false when the officer saved something elsewhere meanwhile. */
export const keepFilters = (officer: string, { version }: Saved, filters: SavedFilter[]): Promise<boolean> =>
  unlessRefused(() =>
    FiltersEntity.build(PutItemCommand)
      .item({ officer, version: version + 1, filters })
      .options({ condition: version === 0 ? { attr: 'officer', exists: false } : { attr: 'version', eq: version } })
      .send(),
  )
