import { isDeepStrictEqual } from 'node:util'
import { setTimeout as delay } from 'node:timers/promises'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Item, Level, Operation, Stored, Table } from 'dynalite/db/index.js'
import type { Change } from './draft.ts'
import { isStop } from '../stopped.ts'
import { everything } from './keys.ts'

/** Takes records in order. A rejection brings the same records again later; an AbortError ends delivery, and keeps them owed. */
export type Deliver = (records: DynamoDBRecord[]) => Promise<void>

const batch = 100
const firstPause = 50
const longestPause = 5000
const sequenceKey = 'stream-sequence'
export const streamPrefix = (table: string) => `stream~${table}~`
const cursorKey = (table: string, subscriber: string) => `stream-cursor~${table}~${subscriber}`

interface Subscription {
  readonly table: string
  readonly subscriber: string
  readonly deliver: Deliver
  /** The last record this subscriber took. */
  cursor: string
  wake: () => void
  finished: Promise<void>
}

/**
 * The change log of every table with a stream. A record is written in the batch that changes its item and removed after
 * every subscriber took it, so what the log holds is exactly what is still owed: at least once, in order, across any restart.
 */
export class Streams {
  readonly #level: Level
  readonly #stop = new AbortController()
  readonly #subscriptions: Subscription[] = []
  #sequence: bigint

  private constructor(level: Level, sequence: bigint) {
    this.#level = level
    this.#sequence = sequence
  }

  static open(level: Level): Streams {
    const last = level.getSync(sequenceKey)
    return new Streams(level, BigInt(typeof last === 'string' ? last : '100000000000000000000'))
  }

  /** Log entries for the changes of one commit; a write that leaves the item as it was makes no record. */
  operations(changes: readonly Change[], byExpiry: boolean): Operation[] {
    const entries = changes
      .filter(({ table }) => table.StreamSpecification?.StreamEnabled)
      .filter(({ before, after }) => !isDeepStrictEqual({ ...before }, { ...after }))
      .map((change): Operation => {
        const sequence = String(++this.#sequence)
        return {
          type: 'put',
          key: streamPrefix(change.table.TableName) + sequence,
          value: record(change, sequence, byExpiry),
        }
      })
    return entries.length === 0 ? [] : [...entries, { type: 'put', key: sequenceKey, value: String(this.#sequence) }]
  }

  /** Called after a commit. */
  wake(changes: readonly Change[]): void {
    for (const name of new Set(changes.map(({ table }) => table.TableName)))
      for (const { wake } of this.#of(name)) wake()
  }

  /** A subscriber is known by its name from start to start; each goes its own pace. */
  subscribe(table: string, deliver: Deliver, subscriber: string): void {
    if (this.#of(table).some((other) => other.subscriber === subscriber))
      throw new Error(`${subscriber} is subscribed to the stream of ${table} already.`)
    const stored = this.#level.getSync(cursorKey(table, subscriber))
    const cursor = typeof stored === 'string' ? stored : ''
    const finished = Promise.resolve()
    const subscription: Subscription = { table, subscriber, deliver, cursor, wake: () => {}, finished }
    this.#subscriptions.push(subscription)
    subscription.finished = this.#pump(subscription)
  }

  /** Ends delivery; a delivery under way may finish within the grace (milliseconds). */
  async close(grace = 1000): Promise<void> {
    this.#stop.abort()
    for (const { wake } of this.#subscriptions) wake()
    const finished = Promise.all(this.#subscriptions.map((subscription) => subscription.finished))
    await Promise.race([finished, delay(grace, undefined, { ref: false })])
  }

  #of(table: string): Subscription[] {
    return this.#subscriptions.filter((subscription) => subscription.table === table)
  }

  async #pump(subscription: Subscription): Promise<void> {
    const { table, deliver } = subscription
    while (!this.#stop.signal.aborted) {
      const woken = new Promise<void>((resolve) => (subscription.wake = resolve))
      const rows = await this.#pending(subscription)
      if (rows.length === 0) {
        await woken
        continue
      }
      const records = rows.map(([, value]) => value)
      if (!(await this.#delivered(table, records, deliver))) return
      await this.#level.batch(
        this.#taken(
          subscription,
          rows.map(([key]) => key),
        ),
      )
    }
  }

  /** Moves a subscriber on; what nobody else still owes a delivery goes. */
  #taken(subscription: Subscription, keys: readonly string[]): Operation[] {
    const { table, subscriber } = subscription
    const prefix = streamPrefix(table)
    subscription.cursor = keys.at(-1)?.slice(prefix.length) ?? subscription.cursor
    const done = this.#of(table)
      .map(({ cursor }) => cursor)
      .toSorted()[0]
    return [
      { type: 'put', key: cursorKey(table, subscriber), value: subscription.cursor },
      ...keys.filter((key) => key.slice(prefix.length) <= (done ?? '')).map((key): Operation => ({ type: 'del', key })),
    ]
  }

  async #pending({ table, cursor }: Subscription): Promise<[string, DynamoDBRecord][]> {
    const prefix = streamPrefix(table)
    const { lt } = everything(prefix)
    const rows: [string, DynamoDBRecord][] = []
    for await (const [key, value] of this.#level.iterator({ gt: prefix + cursor, lt, limit: batch })) {
      if (isRecord(value)) rows.push([key, value])
    }
    return rows
  }

  /** Tries until the subscriber accepts; false when the engine closes or the subscriber ends first. */
  async #delivered(table: string, records: DynamoDBRecord[], deliver: Deliver): Promise<boolean> {
    for (let pause = firstPause; !this.#stop.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await deliver(records)
        return !this.#stop.signal.aborted
      } catch (reason) {
        if (isStop(reason)) return false
        console.error(`stream of ${table}: delivery failed, again in ${pause} ms:`, reason)
      }
      await delay(pause, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {})
    }
    return false
  }
}

/** The fields DescribeTable shows for a table whose stream is on. */
export function streamFields(table: Table, specification: Table['StreamSpecification']): Partial<Table> {
  if (!specification?.StreamEnabled) return {}
  const label = new Date(table.CreationDateTime * 1000).toISOString().slice(0, -1)
  return {
    StreamSpecification: specification,
    LatestStreamLabel: label,
    LatestStreamArn: `${table.TableArn}/stream/${label}`,
  }
}

function record({ table, before, after }: Change, sequence: string, byExpiry: boolean): DynamoDBRecord {
  const image: Item = after ?? before ?? {}
  const keys = table.KeySchema.map(({ AttributeName }) => [AttributeName, image[AttributeName]] as const)
  return {
    eventID: sequence,
    eventName: after === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: table.TableArn.split(':')[3] ?? '',
    eventSourceARN: table.LatestStreamArn ?? '',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: Object.fromEntries(keys.flatMap(([name, value]) => (value ? [[name, value]] : []))),
      ...(after && { NewImage: after }),
      ...(before && { OldImage: before }),
      SequenceNumber: sequence,
      SizeBytes: Buffer.byteLength(JSON.stringify(image)),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    ...(byExpiry && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  }
}

function isRecord(value: Stored): value is DynamoDBRecord {
  return typeof value === 'object' && 'dynamodb' in value
}
