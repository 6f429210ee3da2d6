import { DynamoDBClient, GetItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { beforeAll, describe, expect, test } from 'vitest'
import { ownView } from '#shared/domain/applications/views.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { record } from '#shared/store/applications.ts'
import { told } from '#shared/store/environment.ts'
import { fileObjection, findObjection, noteStanding, objectionId } from '#shared/store/objections.ts'
import { savePerson } from '#shared/store/people.ts'
import { tables } from '#shared/store/tables.ts'
import { handler as followCase } from '../../functions/notices/on-case-change.ts'
import { handler as carry } from '../../functions/notices/on-objection.ts'
import { handler as answers } from '../../functions/notices/answers.ts'
import { handler as objector } from '../../functions/notices/objector.ts'
import * as past from '../domain/applications/history.ts'
import { knock } from '../support/door.ts'
import { fileOf, now, someone, storedNotice } from '../support/stored-case.ts'

const sender = { name: '邬丽君', phone: '13800131234' }
const words = '他家在县城还有一套房子。'
const client = new DynamoDBClient({})

/** Whoever surveys a family holds an office at that moment. */
beforeAll(async () => {
  for (const { id, name } of past.pair) await savePerson({ id, name, role: 'town-officer', division: '500153001' })
})

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage']
/** The wire has one shape, its two clients two names for it. */
const Stored = z.custom<Image>((value) => typeof value === 'object' && value !== null)
const asImage = (item: Record<string, AttributeValue> | undefined): Image => Stored.parse(item)

const imageOf = async (table: keyof typeof tables, pk: string, sk: string): Promise<Image> => {
  const Key = { pk: { S: pk }, sk: { S: sk } }
  const { Item } = await client.send(new GetItemCommand({ TableName: told(tables[table].variable), Key }))
  return asImage(Item)
}

const changed = (record: Partial<DynamoDBRecord>) => ({ Records: [{ eventName: 'INSERT' as const, ...record }] })
const carried = async (id: string) =>
  carry(changed({ dynamodb: { NewImage: await imageOf('objections', `OBJECTION#${id}`, 'OBJECTION') } }))

const filed = async (notice: string, contact: typeof sender | null = sender) => {
  const id = await objectionId(randomUUID())
  await fileObjection({ id, notice, receivedAt: now, text: words, contact })
  return id
}

describe('an objection that was left beside a notice', () => {
  test('reaches its case once, however often it comes, and its sender only beside the case', async () => {
    const { id, notice } = await storedNotice(someone())
    const objection = await filed(notice)
    for (let time = 0; time < 3; time++) expect(await carried(objection)).toEqual({ batchItemFailures: [] })
    const file = await fileOf(id)
    expect(file.application).toMatchObject({
      stage: 'OBJECTED',
      objections: [{ id: objection, named: true, text: words }],
    })
    expect(file.objectors).toEqual({ [objection]: sender })
    const events = JSON.stringify(file.events)
    expect(events).toContain(words)
    expect(events + JSON.stringify(file.application)).not.toMatch(/邬丽君|13800131234/)
  })

  test('is nothing that the family reads', async () => {
    const { id, notice } = await storedNotice(someone())
    await carried(await filed(notice))
    const file = await fileOf(id)
    const family = { id: file.application.resident, name: '李桂花', role: 'resident', division: '' } as const
    const shown = JSON.stringify(ownView(file, family, { now, calculation: null, procedure: dibao }))
    expect(shown).toContain('objectionRecorded')
    expect(shown).not.toMatch(/邬丽君|13800131234|一套房子/)
  })

  test('without a name is a lead: the notice goes on, and nobody stands beside the case', async () => {
    const { id, notice } = await storedNotice(someone())
    await carried(await filed(notice, null))
    const file = await fileOf(id)
    expect(file.application).toMatchObject({ stage: 'NOTICE_REVIEW', objections: [{ named: false }] })
    expect(file.objectors).toEqual({})
  })

  test('of which nobody knows the case waits, and is not lost', async () => {
    const orphan = await filed(randomUUID())
    expect((await carried(orphan)).batchItemFailures).toHaveLength(1)
  })

  test('that comes after the decision is not taken, and its sender is told', async () => {
    const { id, notice } = await storedNotice(someone())
    const { application: before } = await fileOf(id)
    const after = { ...before, stage: 'CONFIRMED' as const, version: before.version + 1 }
    await record({ before, after, event: past.confirmed(), actor: 'county-confirmer', requestId: null })
    const late = await filed(notice)
    await carried(late)
    expect((await findObjection(late))?.standing).toEqual({ state: 'NOT_TAKEN' })
    expect((await fileOf(id)).application.objections).toEqual([])
  })

  test('rests sealed, under no key that says who or what', async () => {
    const objection = await filed(randomUUID())
    const resting = JSON.stringify(await imageOf('objections', `OBJECTION#${objection}`, 'OBJECTION'))
    expect(resting).not.toMatch(/邬丽君|13800131234|一套房子/)
  })
})

describe('what became of it', () => {
  test('follows the case, and an older change of the case than the one known is ignored', async () => {
    const { id, notice } = await storedNotice(someone())
    const objection = await filed(notice)
    await carried(objection)
    const image = await imageOf('casework', `APPLICATION#${id}`, 'APPLICATION')
    await followCase(changed({ eventName: 'MODIFY', dynamodb: { NewImage: image } }))
    expect((await findObjection(objection))?.standing).toEqual({ state: 'TAKEN_UP' })
    const { version } = (await fileOf(id)).application
    await noteStanding(objection, version + 2, { state: 'ENDED' })
    await noteStanding(objection, version + 1, { state: 'TAKEN_UP' })
    await followCase(changed({ eventName: 'MODIFY', dynamodb: { NewImage: image } }))
    expect((await findObjection(objection))?.standing).toEqual({ state: 'ENDED' })
  })
})

describe('the public door', () => {
  const file = (notice: string, body: object) => knock(objector, '', 'POST', `/notices/${notice}/objections`, body)
  const filing = { requestId: randomUUID(), text: words, contact: sender }

  test('takes nothing to a notice that does not stand, and says where to turn', async () => {
    expect(await file(randomUUID(), filing)).toMatchObject({ status: 404, body: { code: 'NOTICE_OVER' } })
  })

  test('knows no code that it did not give', async () => {
    const body = { receipt: '7K4M-2Q9X-B3RT-6WVZ' }
    expect(await knock(answers, '', 'POST', '/notices/answers', body)).toMatchObject({
      status: 404,
      body: { code: 'RECEIPT_UNKNOWN' },
    })
  })

  test('answers the very same form with the same code, and another with another', async () => {
    const { id, notice } = await storedNotice(someone())
    const image = await imageOf('casework', `APPLICATION#${id}`, 'APPLICATION')
    await followCase(changed({ dynamodb: { NewImage: image } }))
    const [first, again, other] = [
      await file(notice, filing),
      await file(notice, filing),
      await file(notice, { ...filing, requestId: randomUUID() }),
    ]
    expect(first).toMatchObject({ status: 200 })
    expect(again).toEqual(first)
    expect(other.body).not.toEqual(first.body)
  })
})
