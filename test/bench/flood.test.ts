import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import { record } from '#shared/store/applications.ts'
import { documentClient } from '#shared/store/database.ts'
import { told } from '#shared/store/environment.ts'
import { queuePage } from '#shared/store/queue.ts'
import { watchedTips } from '#shared/store/tip-lists.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { declared, deed, someone, storedDraft } from '../support/stored-case.ts'

const flood = 10_000
const county = '341623'

/** A row as long as a sealed tip's, on the handlers' desk, whose code nobody has typed. */
const rowOf = (index: number) => {
  const id = `flood${String(index).padStart(27, '0')}`
  const sealed = 'x'.repeat(2_000)
  const due = `2026-12-05#${id}`
  const heldUntil = '2026-11-21T01:30:00.000Z'
  return {
    pk: `REPORT#${id}`,
    sk: 'REPORT',
    entity: 'report',
    id,
    version: 1,
    sealed,
    desk: `${county}#handler`,
    due,
    heldUntil,
  }
}

const pour = async (): Promise<void> => {
  const left = Array.from({ length: flood }, (_, index) => index)
  const write = async () => {
    while (left.length > 0) {
      const batch = left.splice(-25).map((index) => ({ PutRequest: { Item: rowOf(index) } }))
      await documentClient.send(new BatchWriteCommand({ RequestItems: { [told('TIPS_TABLE')]: batch } }))
    }
  }
  await Promise.all(Array.from({ length: 8 }, write))
}

/** What a family's submission asks of the database, and its town's first page. */
const submission = async () => {
  const resident = someone()
  const draft = await storedDraft(resident)
  const submitted = await requestsDuring(() => record(deed(draft, declared, resident)))
  const page = await requestsDuring(() => queuePage({ desk: '500153001' }))
  return [...submitted.requests, ...page.requests]
}

let before: string[] = []
beforeAll(async () => {
  before = await submission()
  await pour()
})

test('given a flood of 10,000 tips, a family’s submission and its town’s list ask for nothing more', async () => {
  expect(before).toContain('Query')
  expect(await submission()).toEqual(before)
})

test('what the supervisor watches is a page for every few hundred tips, and opens none', async () => {
  const { result, requests } = await requestsDuring(() => watchedTips(county, '2026-11-21'))
  expect(result).toEqual([])
  expect(requests.length).toBeLessThanOrEqual(flood / 300)
})
