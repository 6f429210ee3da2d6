import type { Item, Level, Operation } from 'dynalite/db/index.js'
import type { Change } from './draft.ts'
import { everything } from './keys.ts'

const batch = 100
export const expiryPrefix = (table: string) => `expiry~${table}~`

/** Epoch seconds, padded so that they sort as numbers; undefined where DynamoDB would not expire the item. */
function moment(item: Item | undefined, attribute: string): string | undefined {
  const seconds = Number(item?.[attribute]?.N)
  return Number.isSafeInteger(seconds) && seconds > 0 ? String(seconds).padStart(16, '0') : undefined
}

/** Keeps the list of what expires when, in the same batch as the item itself. */
export function expiryOperations({ table, key, before, after }: Change, attribute: string): Operation[] {
  const was = moment(before, attribute)
  const is = moment(after, attribute)
  if (was === is) return []
  const entry = (at: string) => `${expiryPrefix(table.TableName)}${at}~${key}`
  return [
    ...(was === undefined ? [] : [{ type: 'del', key: entry(was) } as const]),
    ...(is === undefined ? [] : [{ type: 'put', key: entry(is), value: key } as const]),
  ]
}

/** Keys of the items of a table whose time has passed, the oldest first, at most a batch of them. */
export async function expiredKeys(level: Level, table: string, nowSeconds: number): Promise<string[]> {
  const prefix = expiryPrefix(table)
  const before = prefix + String(nowSeconds).padStart(16, '0')
  const keys: string[] = []
  for await (const [, key] of level.iterator({ ...everything(prefix), lt: before, limit: batch })) {
    if (typeof key === 'string') keys.push(key)
  }
  return keys
}
