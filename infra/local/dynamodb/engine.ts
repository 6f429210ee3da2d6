import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import dynalite from 'dynalite/db/index.js'
import type { Answer, Item, Level, Operation, Table } from 'dynalite/db/index.js'
import { Catalog } from './catalog.ts'
import { Draft } from './draft.ts'
import type { Change } from './draft.ts'
import { expiredKeys, expiryOperations } from './expiry.ts'
import { everything, itemPrefix } from './keys.ts'
import { run } from './operations.ts'
import { Streams } from './streams.ts'

const tokenPrefix = 'token~'
/** How long a ClientRequestToken makes a repeated transaction harmless: ten minutes, as in DynamoDB. */
const tokenLifetime = 600_000

interface Token {
  readonly request: string
  readonly at: number
}

/**
 * Items on disk. Whatever one request changes (items, indexes, stream records, expiry list, token) goes to disk as one
 * batch, which is one checksummed record of the write-ahead log of level: after a `kill -9` it is there completely or
 * not at all. Requests that write run one after the other; a reader never sees a part of a batch.
 */
export class Engine {
  readonly level: Level
  readonly catalog: Catalog
  readonly streams: Streams
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(level: Level, catalog: Catalog, streams: Streams) {
    this.level = level
    this.catalog = catalog
    this.streams = streams
  }

  /** @throws when another process has the directory open. */
  static async open(directory: string): Promise<Engine> {
    const level = dynalite.create({ path: directory }).db
    try {
      await level.open()
    } catch (reason) {
      throw new Error(`The data in ${directory} cannot be opened; is it in use by another process?`, { cause: reason })
    }
    return new Engine(level, await Catalog.read(level), Streams.open(level))
  }

  draft(): Draft {
    return new Draft(this.level, this.catalog)
  }

  /** Runs a task that writes; no two run at the same time. */
  inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task)
    this.#turn = result.catch(() => {})
    return result
  }

  /** Runs a request that writes items and stores all it did, or nothing if it throws. */
  write(request: (draft: Draft) => Promise<Answer>): Promise<Answer> {
    return this.inTurn(async () => {
      const draft = this.draft()
      const answer = await request(draft)
      await this.commit(draft)
      return answer
    })
  }

  /** Call it in turn only. */
  async commit(draft: Draft, { extra = [], byExpiry = false }: { extra?: Operation[]; byExpiry?: boolean } = {}) {
    const changes = draft.changes()
    const operations = [
      ...draft.operations(),
      ...changes.flatMap((change) => this.#expiryOperations(change)),
      ...this.streams.operations(changes, byExpiry),
      ...extra,
    ]
    if (operations.length > 0) await this.level.batch(operations)
    this.streams.wake(changes)
  }

  /** Whether a transaction with this token was committed lately, and the operation that remembers this one. */
  recall(token: string, request: unknown): { known: 'same' | 'other' | 'no'; remember: Operation } {
    const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex')
    const stored = this.level.getSync(tokenPrefix + token)
    const fresh = isToken(stored) && stored.at > Date.now() - tokenLifetime
    const value: Token = { request: digest, at: Date.now() }
    return {
      known: !fresh ? 'no' : stored.request === digest ? 'same' : 'other',
      remember: { type: 'put', key: tokenPrefix + token, value },
    }
  }

  async *items(table: string): AsyncGenerator<[key: string, item: Item]> {
    const prefix = itemPrefix(table)
    for await (const [key, value] of this.level.iterator(everything(prefix))) {
      if (typeof value === 'object') yield [key.slice(prefix.length), { ...value }]
    }
  }

  /** Removes what has expired, as DynamoDB does in the background, and forgets old tokens. */
  async sweep(): Promise<void> {
    const now = Math.floor(Date.now() / 1000)
    for (const [name] of this.catalog.expiring()) {
      while (await this.inTurn(() => this.#removeExpired(name, now)));
    }
  }

  async forgetTokens(): Promise<void> {
    const old: Operation[] = []
    for await (const [key, value] of this.level.iterator(everything(tokenPrefix))) {
      if (isToken(value) && value.at < Date.now() - tokenLifetime) old.push({ type: 'del', key })
    }
    if (old.length > 0) await this.level.batch(old)
  }

  async close(): Promise<void> {
    await this.streams.close()
    await Promise.race([this.#turn, delay(5000, undefined, { ref: false })])
    await this.level.close()
  }

  #expiryOperations(change: Change): Operation[] {
    const attribute = this.catalog.expiryAttribute(change.table.TableName)
    return attribute === undefined ? [] : expiryOperations(change, attribute)
  }

  /** True when there may be more. */
  async #removeExpired(name: string, now: number): Promise<boolean> {
    const table = this.catalog.find(name)
    const keys = table ? await expiredKeys(this.level, name, now) : []
    const draft = this.draft()
    for (const key of keys) {
      const item = draft.item(name, key)
      if (table && item) await run('DeleteItem', draft, { TableName: name, Key: keyOf(table, item) })
    }
    await this.commit(draft, { byExpiry: true })
    return keys.length > 0
  }
}

function keyOf(table: Table, item: Item): Item {
  const names = new Set(table.KeySchema.map(({ AttributeName }) => AttributeName))
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

function isToken(value: unknown): value is Token {
  return typeof value === 'object' && value !== null && 'request' in value && 'at' in value
}
