import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { Person } from '#shared/domain/people/person.ts'
import { record } from '#shared/store/applications.ts'
import { documentClient } from '#shared/store/database.ts'
import { told } from '#shared/store/environment.ts'
import { savePerson } from '#shared/store/people.ts'
import { handler as onChange } from '../../functions/applications/on-change.ts'
import { handler as onCaseChange } from '../../functions/notices/on-case-change.ts'
import { people } from '../domain/applications/case.ts'
import * as past from '../domain/applications/history.ts'
import { newsOf, rowOf, type News } from '../support/case-news.ts'
import { withBucket } from '../support/object-store.ts'
import { dyingAfter } from '../support/crash.ts'
import { someone, storedSubmission } from '../support/stored-case.ts'

/** The life of a case as the stream brings it to whoever follows: with an objection, a meeting, a grant and its announcement. */

withBucket('DOCUMENTS_BUCKET')
beforeAll(async () => {
  for (const person of Object.values(people)) if (person.role !== 'resident') await savePerson(Person.parse(person))
})

const life: readonly Event[] = [
  ...past.objected.slice(1),
  past.appraisalOrdered(),
  past.appraisalRecorded(),
  past.appraisalSigned(),
  past.objectionSettled(),
  past.grantProposed('2026-09-18'),
  past.noticePosted('2026-09-18'),
  past.forwarded('2026-09-28'),
  past.examined('2026-09-29'),
  past.confirmed('2026-09-29'),
  past.announced('2026-09-30'),
]

interface Lived {
  readonly id: string
  /** The case's own names, by which what follows from it is found. */
  readonly names: readonly string[]
  readonly news: readonly News[]
}

/** Lives it step by step; nobody has followed yet. */
const lived = async (): Promise<Lived> => {
  const [first, second] = [randomUUID(), randomUUID()]
  let before = await storedSubmission(someone())
  const { id, number } = before
  const objection = randomUUID()
  const news: News[] = []
  for (const event of life) {
    const notice = event.at < '2026-09-15' ? first : second
    const own = { ...event, ...('notice' in event && event.notice && { notice: { ...event.notice, id: notice } }) }
    const named = { ...own, ...('objection' in own && { objection }) }
    const after = evolve(before, named)
    const image = await rowOf(id)
    const recorded = await record({ before, after, event: named, actor: named.by.id, requestId: null })
    if (recorded !== 'recorded') throw new Error(`not recorded: ${named.type} ${recorded}`)
    news.push(newsOf(image, await rowOf(id)))
    before = after
  }
  return { id, names: [id, number ?? id, first, second, objection], news }
}

const followers = [onChange, onCaseChange]
const done = { batchItemFailures: [] }

const Found = z.looseObject({ sk: z.string() })
/** Everything that any table holds of a case, without seals, which are new each time, and without what differs from case to case. */
const kept = async ({ names }: Lived): Promise<string[]> => {
  const rows: string[] = []
  for (const table of ['CASEWORK_TABLE', 'PUBLIC_RECORD_TABLE', 'OBJECTIONS_TABLE']) {
    let start: Record<string, unknown> | undefined
    do {
      const page = await documentClient.send(new ScanCommand({ TableName: told(table), ExclusiveStartKey: start }))
      for (const row of z.array(Found).parse(page.Items)) {
        const text = JSON.stringify(row, (key, value: unknown) => (key === 'sealed' ? '' : value))
        if (names.some((name) => text.includes(name))) rows.push(`${table} ${text}`)
      }
      start = page.LastEvaluatedKey
    } while (start !== undefined)
  }
  return rows.sort()
}
/** Which kinds of row there are, one entry for each row. */
const kinds = (rows: readonly string[]) =>
  rows.map((row) => /"_et":"([\w-]+)"/.exec(row)?.[1] ?? row.split(' ')[0]).sort()

const followAll = async ({ news }: Lived) => {
  for (const one of news) for (const follow of followers) expect(await follow(one)).toEqual(done)
}

describe('the stream of a case', () => {
  test('told a second time from its beginning changes nothing', async () => {
    const life = await lived()
    await followAll(life)
    const once = await kept(life)
    expect(once.length).toBeGreaterThan(25)
    await followAll(life)
    expect(await kept(life)).toEqual(once)
  })

  test('told to functions that die after each of their writes is completed by the attempts that follow', async () => {
    const [intact, broken] = [await lived(), await lived()]
    await followAll(intact)
    let deaths = 0
    for (const one of broken.news)
      for (const follow of followers) {
        // Each attempt gets one write further than the one before, until one lives to its end.
        for (let at = 0; (await dyingAfter(at, () => follow(one))) > at; at++) deaths += 1
        expect(await follow(one)).toEqual(done)
      }
    expect(deaths).toBeGreaterThan(10)
    expect(kinds(await kept(broken))).toEqual(kinds(await kept(intact)))
  })
})
