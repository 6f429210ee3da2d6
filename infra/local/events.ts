/** What calls functions without a request: stream records, arriving objects, and the clock. */
import type { DynamoDBRecord, S3Event, S3EventRecord } from 'aws-lambda'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import type { BusinessClock } from '#infra/local/clock.ts'
import type { Notification, Schedule, StreamMapping } from '#infra/local/cloud.ts'
import { nextDue } from '#infra/local/timetable.ts'

export type Invoke = (target: string, event: object) => Promise<unknown>

/** Pauses between tries, in milliseconds: doubling from the first to the last. */
export interface Pauses {
  readonly first: number
  readonly longest: number
}
const usual: Pauses = { first: 200, longest: 30_000 }

interface Delivery {
  readonly invoke: Invoke
  /** Told what was given up after all tries; never the records themselves. */
  readonly giveUp: (line: string) => void
  readonly stopping: AbortSignal
  readonly pauses?: Pauses
}

const failuresSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) })

const sequenceOf = (record: DynamoDBRecord | undefined) => record?.dynamodb?.SequenceNumber ?? ''

/** Records still owed after an answer: from the first that failed on. */
const remaining = (records: readonly DynamoDBRecord[], answer: unknown): readonly DynamoDBRecord[] => {
  const failures = failuresSchema.safeParse(answer)
  const failed = failures.success ? failures.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) : []
  const first = records.findIndex((record) => failed.includes(sequenceOf(record)))
  return first < 0 ? [] : records.slice(first)
}

/**
 * Delivers stream records to a function in order. A failed batch is tried again, from the failed record on if the
 * function says which; after all retries it is given up, alone. Rejects only when the system stops, so that the engine
 * keeps what is owed.
 */
export const deliverStream = (mapping: StreamMapping, { invoke, giveUp, stopping, pauses = usual }: Delivery) => {
  const attempt = async (records: readonly DynamoDBRecord[]): Promise<readonly DynamoDBRecord[]> => {
    try {
      const answer = await invoke(mapping.target, { Records: records })
      return mapping.reportsItemFailures ? remaining(records, answer) : []
    } catch {
      return records
    }
  }
  const deliver = async (batch: readonly DynamoDBRecord[]): Promise<void> => {
    let owed = batch
    let tries = 0
    let pause = pauses.first
    while (owed.length > 0) {
      stopping.throwIfAborted()
      const left = await attempt(owed)
      if (left.length > 0) stopping.throwIfAborted()
      if (left.length === 0) return
      if (left.length < owed.length) [tries, pause] = [0, pauses.first]
      owed = left
      if (mapping.retries !== undefined && tries >= mapping.retries) {
        giveUp(`${mapping.target} stream ${mapping.table} ${sequenceOf(owed[0])}`)
        owed = owed.slice(1)
        tries = 0
        continue
      }
      tries += 1
      await delay(pause, undefined, { signal: stopping })
      pause = Math.min(pause * 2, pauses.longest)
    }
  }
  return async (records: readonly DynamoDBRecord[]): Promise<void> => {
    for (let start = 0; start < records.length; start += mapping.batchSize)
      await deliver(records.slice(start, start + mapping.batchSize))
  }
}

const wants = ({ events, prefix, suffix }: Notification, { eventName, s3 }: S3EventRecord) => {
  const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
  const named = events.some((pattern) => `s3:${eventName}`.startsWith(pattern.replace(/\*$/, '')))
  return named && key.startsWith(prefix) && key.endsWith(suffix)
}

/**
 * Calls a function for objects that arrived, three times at most, as Lambda's asynchronous calls do. Rejects only when the
 * system stops, so that the engine keeps what is owed.
 */
export const deliverNotification = (notification: Notification, delivery: Delivery) => {
  const { invoke, giveUp, stopping, pauses = usual } = delivery
  const retries = 2
  return async ({ Records }: S3Event): Promise<void> => {
    const wanted = Records.filter((record) => wants(notification, record))
    if (wanted.length === 0) return
    for (let tries = 0, pause = pauses.first; ; tries += 1, pause *= 2) {
      stopping.throwIfAborted()
      try {
        await invoke(notification.target, { Records: wanted })
        return
      } catch {
        stopping.throwIfAborted()
        if (tries >= retries) return giveUp(`${notification.target} bucket ${notification.bucket}`)
        await delay(pause, undefined, { signal: stopping })
      }
    }
  }
}

/** The longest that a timer can wait. */
const longestWait = 2 ** 31 - 1

/**
 * Fires schedules by the business clock, those that became due while the system was off or the clock jumped included:
 * once each, however often they would have been, because each sees the time there is now.
 */
export const createScheduler = (
  schedules: readonly Schedule[],
  clock: BusinessClock,
  { invoke, giveUp }: Pick<Delivery, 'invoke' | 'giveUp'>,
) => {
  let timer: NodeJS.Timeout | undefined
  const dueOf = ({ expression, zone }: Schedule, after: number) => nextDue(expression, zone, after) ?? Infinity

  const fire = ({ target, input }: Schedule, at: number) => {
    const event = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : { input }
    const time = new Date(at).toISOString()
    return invoke(target, { time, ...event }).catch(() => giveUp(`${target} schedule ${time}`))
  }
  const catchUp = async (): Promise<void> => {
    const [from, until] = [clock.firedUntil(), clock.now()]
    clock.fire(until)
    await Promise.all(
      schedules.filter((schedule) => dueOf(schedule, from) <= until).map((s) => fire(s, dueOf(s, from))),
    )
  }
  const wait = () => {
    clearTimeout(timer)
    const next = Math.min(...schedules.map((schedule) => dueOf(schedule, clock.firedUntil())))
    if (next === Infinity) return
    timer = setTimeout(() => void catchUp().then(wait), Math.min(Math.max(next - clock.now(), 0), longestWait))
  }
  return {
    /** Fires all that is due and waits for what comes next. */
    start: async (): Promise<void> => {
      await catchUp()
      wait()
    },
    stop: () => clearTimeout(timer),
  }
}
