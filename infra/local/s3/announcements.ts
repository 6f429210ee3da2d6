import { setTimeout as delay } from 'node:timers/promises'
import type { S3Event } from 'aws-lambda'
import { isStop } from '../stopped.ts'
import type { Objects, StoredObject } from './objects.ts'
import { encode } from './signature.ts'

/** A rejection brings the same event again later; an AbortError says that the listener ends, and only keeps it owed. */
export type Listener = (event: S3Event) => Promise<void>

const firstPause = 100
const longestPause = 10_000

/**
 * Tells listeners of objects that were put. What is told is on disk until every listener of the bucket accepted it: at
 * least once, across restarts, in no order, as S3 does it. One event that is refused does not hold back another.
 */
export class Announcements {
  readonly #objects: Objects
  readonly #listeners = new Map<string, Listener[]>()
  readonly #underWay = new Map<number, Promise<void>>()
  readonly #stop = new AbortController()
  #ended = false

  constructor(objects: Objects) {
    this.#objects = objects
  }

  listen(bucket: string, listener: Listener): void {
    this.#objects.announce(bucket)
    this.#listeners.set(bucket, [...(this.#listeners.get(bucket) ?? []), listener])
    // Later in this turn other listeners of the bucket may be added, who must hear the same events.
    setImmediate(() => this.tell(bucket))
  }

  /** Starts to tell what the bucket owes. */
  tell(bucket: string): void {
    const listeners = this.#listeners.get(bucket)
    if (!listeners || this.#stop.signal.aborted) return
    for (const { id, event } of this.#objects.owed(bucket)) {
      if (this.#underWay.has(id) || !isEvent(event)) continue
      const telling = this.#deliver(id, event, listeners).finally(() => this.#underWay.delete(id))
      this.#underWay.set(id, telling)
    }
  }

  /** Ends; what is being handled may finish within the grace (milliseconds). */
  async close(grace = 1000): Promise<void> {
    this.#stop.abort()
    await Promise.race([Promise.all(this.#underWay.values()), delay(grace, undefined, { ref: false })])
    this.#ended = true
  }

  async #deliver(id: number, event: S3Event, listeners: readonly Listener[]): Promise<void> {
    const { signal } = this.#stop
    for (let pause = firstPause; !signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await Promise.all(listeners.map((listener) => listener(event)))
        if (!this.#ended) this.#objects.settle(id)
        return
      } catch (reason) {
        if (isStop(reason)) return
        console.error(
          `s3: an event of ${event.Records[0]?.s3.bucket.name} was not handled, again in ${pause} ms:`,
          reason,
        )
      }
      await delay(pause, undefined, { signal, ref: false }).catch(() => {})
    }
  }
}

export type EventName = 'ObjectCreated:Put' | 'ObjectCreated:Post' | 'ObjectCreated:Copy'

/** The event of an object, in the shape Lambda gets it: its key is encoded like a form's value. */
export function createdEvent(bucket: string, eventName: EventName, object: StoredObject): S3Event {
  const owner = { principalId: 'local' }
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: process.env.AWS_REGION ?? 'us-east-1',
        eventTime: new Date(object.modified).toISOString(),
        eventName,
        userIdentity: owner,
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'local', 'x-amz-id-2': 'local' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'local',
          bucket: { name: bucket, ownerIdentity: owner, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: encode(object.key).replaceAll('%20', '+').replaceAll('%2F', '/'),
            size: object.size,
            eTag: object.etag.replaceAll('"', ''),
            sequencer: object.modified.toString(16).padStart(16, '0').toUpperCase(),
          },
        },
      },
    ],
  }
}

function isEvent(value: unknown): value is S3Event {
  return typeof value === 'object' && value !== null && 'Records' in value
}
