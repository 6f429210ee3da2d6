import { Readable } from 'node:stream'
import type {
  Callback,
  Item,
  Level,
  Operation,
  Options,
  Range,
  Space,
  Store,
  Stored,
  Table,
} from 'dynalite/db/index.js'
import type { Catalog } from './catalog.ts'
import { indexPrefix, itemPrefix, tagPrefix } from './keys.ts'

/** One item as it was before a request and as the request leaves it. */
export interface Change {
  readonly table: Table
  /** Key of the item inside its table, in the engine's own encoding. */
  readonly key: string
  readonly before: Item | undefined
  readonly after: Item | undefined
}

const chunk = 256

/** Reads in chunks, and turns what a listener throws into the stream's error instead of the process's end. */
class Rows extends Readable {
  constructor(level: Level, range: Range, pick: (row: [string, Stored]) => Stored) {
    const rows = level.iterator(range)
    super({
      objectMode: true,
      highWaterMark: chunk,
      read() {
        rows.nextv(chunk).then(
          (found) => {
            for (const row of found) this.push(pick(row))
            if (found.length === 0) this.push(null)
          },
          (reason: unknown) => this.destroy(asError(reason)),
        )
      },
      destroy: (reason, done) => void rows.close().then(() => done(reason), done),
    })
  }

  override emit(event: string | symbol, ...values: unknown[]): boolean {
    try {
      return super.emit(event, ...values)
    } catch (reason) {
      if (event === 'error') throw reason
      this.destroy(asError(reason))
      return true
    }
  }
}

/**
 * The store that one request sees: it reads what is stored and what the request itself wrote, and keeps the writes to
 * itself until they are committed together. A draft that is dropped changes nothing.
 */
export class Draft implements Store {
  readonly options: Options = { createTableMs: 0, maxItemSize: 400 * 1024 }
  readonly tableDb: Store['tableDb']
  /** Where an exception goes that the engine throws in one of its callbacks. */
  onCrash: (reason: unknown) => void = () => {}
  readonly #level: Level
  readonly #catalog: Catalog
  readonly #read = new Map<string, Item>()
  readonly #written = new Map<string, Stored | undefined>()
  readonly #items = new Map<string, { table: string; key: string; after: Item | undefined }>()

  constructor(level: Level, catalog: Catalog) {
    this.#level = level
    this.#catalog = catalog
    this.tableDb = { ...this.#space('table~'), awsAccountId: '000000000000', awsRegion: catalog.region }
  }

  getTable(name: string, checkStatus: boolean | Callback<Table>, callback?: Callback<Table>): void {
    const done = typeof checkStatus === 'function' ? checkStatus : callback
    const found = new Promise<Table>((resolve) => resolve(this.#catalog.table(name, checkStatus !== false)))
    if (done) this.#answer(found, done)
  }

  getItemDb(table: string): Space {
    const space = this.#space(itemPrefix(table))
    const note = (key: string, after: Item | undefined) =>
      this.#items.set(itemPrefix(table) + key, { table, key, after })
    return {
      ...space,
      put: (key, value, done) => {
        if (isItem(value)) note(key, value)
        space.put(key, value, done)
      },
      del: (key, done) => {
        note(key, undefined)
        space.del(key, done)
      },
    }
  }

  getIndexDb(kind: string, table: string, index: string): Space {
    return this.#space(indexPrefix(kind, table, index))
  }

  getTagDb(table: string): Space {
    return this.#space(tagPrefix(table))
  }

  /** The stored item, or undefined. `key` is in the engine's encoding. */
  item(table: string, key: string): Item | undefined {
    const value = this.#get(itemPrefix(table) + key)
    return isItem(value) ? value : undefined
  }

  operations(): Operation[] {
    return [...this.#written].map(([key, value]) =>
      value === undefined ? { type: 'del', key } : { type: 'put', key, value },
    )
  }

  changes(): Change[] {
    return [...this.#items].map(([id, { table, key, after }]) => ({
      table: this.#catalog.table(table),
      key,
      before: this.#read.get(id),
      after,
    }))
  }

  /** Without a turn of the event loop, which would cost more than the read and let a transaction of many items wait. */
  #get(key: string): Stored | undefined {
    if (this.#written.has(key)) return this.#written.get(key)
    const value = this.#level.getSync(key)
    if (isItem(value)) this.#read.set(key, value)
    return value
  }

  #answer<T>(result: Promise<T>, done: Callback<T>): void {
    result.then((value) => done(null, value), done).catch((reason: unknown) => this.onCrash(reason))
  }

  #space(prefix: string): Space {
    const write = (key: string, value: Stored | undefined) => this.#written.set(prefix + key, value)
    const settled = (done: Callback<void>) => this.#answer(Promise.resolve(), done)
    return {
      get: (key, done) =>
        this.#answer(new Promise<Stored | undefined>((resolve) => resolve(this.#get(prefix + key))), done),
      put: (key, value, done) => {
        write(key, value)
        settled(done)
      },
      del: (key, done) => {
        write(key, undefined)
        settled(done)
      },
      batch: (operations, done) => {
        for (const operation of operations) {
          write(operation.key, operation.type === 'put' ? operation.value : undefined)
        }
        settled(done)
      },
      // Requests that write run one at a time, so an item needs no lock of its own.
      lock: (_key, run) => run((callback) => callback),
      createValueStream: (range) => new Rows(this.#level, within(prefix, range), ([, value]) => value),
      createKeyStream: (range) => new Rows(this.#level, within(prefix, range), ([key]) => key.slice(prefix.length)),
    }
  }
}

export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}

function isItem(value: Stored | undefined): value is Item {
  return typeof value === 'object'
}

function within(prefix: string, range: Range = {}): Range {
  const { gt, gte, lt, lte, ...rest } = range
  const lower = gt !== undefined ? { gt: prefix + gt } : { gte: prefix + (gte ?? '') }
  const upper = lte !== undefined ? { lte: prefix + lte } : { lt: prefix + (lt ?? '\xff') }
  return { ...rest, ...lower, ...upper }
}
