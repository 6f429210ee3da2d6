import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { promised, type CaseDocument } from '#shared/domain/documents/document.ts'
import { newKeyPair, sealTo } from '#shared/sealing/envelope.ts'
import { arrivedOpen, filesFor, findPromised, judgeEvidence, promiseEvidence } from '#shared/store/evidence.ts'
import { tips } from '#shared/store/reports.ts'
import { keyHolder, leavesDesk, type KeyHolder } from '../support/key-holders.ts'
import { now } from '../support/stored-case.ts'
import { sentTip, storedTip } from '../support/stored-tip.ts'

const county = '500153'
let handler: KeyHolder
beforeAll(async () => {
  handler = await keyHolder('tip-handler', county)
})

const filed = async () => {
  const { id, receipt } = await storedTip()
  return { ...(await sentTip(receipt)), id, receipt }
}
const picture = () => promised({ id: randomUUID(), kind: 'other', name: '车.png', requestedAt: now })
const nameless = ({ name: _name, ...document }: CaseDocument) => document
const object = async (key: string) => ({ key, identity: (await newKeyPair()).identity })
const promisedFor = async ({ id, lock }: Awaited<ReturnType<typeof filed>>) => {
  const document = picture()
  const arrival = await newKeyPair()
  expect(await promiseEvidence(id, document, { tip: lock.recipient, arrival: arrival.identity })).toBe(true)
  return { document, arrival }
}

describe('evidence', () => {
  test('is promised, judged once, and lies with its tip under a sealed name', async () => {
    const tip = await filed()
    const { document } = await promisedFor(tip)
    expect(await findPromised(tip.id, document.id)).toEqual(nameless(document))
    const clean = { ...document, status: 'clean', type: 'image/png', bytes: 70, checkedAt: now } as const
    const files = { original: await object('a'), copy: await object('b') }
    await judgeEvidence(tip.id, nameless(clean), files)
    await judgeEvidence(tip.id, { ...nameless(document), status: 'quarantined', reason: 'broken' }, null)
    const found = await tips.find(tip.id, handler.identities)
    expect(found?.evidence).toEqual([{ ...clean, copy: true }])
    expect(await filesFor(tip.id, document.id, found?.identity ?? '')).toEqual(files)
  })

  test('that a browser sealed opens until it was judged; what nobody sealed stays as it came', async () => {
    const tip = await filed()
    const { document, arrival } = await promisedFor(tip)
    const bytes = randomBytes(100_000)
    const sealed = await sealTo([arrival.recipient], bytes)
    expect(await arrivedOpen(tip.id, document.id, sealed)).toEqual(new Uint8Array(bytes))
    expect(await arrivedOpen(tip.id, document.id, bytes)).toEqual(bytes)
    const foreign = await sealTo([(await newKeyPair()).recipient], bytes)
    expect(await arrivedOpen(tip.id, document.id, foreign)).toBeNull()
    await judgeEvidence(tip.id, { ...nameless(document), status: 'quarantined', reason: 'broken' }, null)
    expect(await arrivedOpen(tip.id, document.id, sealed)).toBeNull()
  })

  test('is sealed anew with its tip, and no file joins meanwhile under the old key', async () => {
    const leaver = await keyHolder('tip-handler', county)
    const tip = await filed()
    const { document } = await promisedFor(tip)
    const files = { original: await object('a'), copy: null }
    await judgeEvidence(tip.id, { ...nameless(document), status: 'clean', type: 'image/png', bytes: 70 }, files)
    await leavesDesk(leaver)
    expect(await tips.save(await sentTip(tip.receipt))).toBe(true)
    const late = await promiseEvidence(tip.id, picture(), { tip: tip.lock.recipient, arrival: 'x' })
    expect(late).toBe(false)
    const after = await tips.find(tip.id, handler.identities)
    expect(after?.lock.recipient).not.toBe(tip.lock.recipient)
    expect(after?.evidence.map(({ name }) => name)).toEqual([document.name])
    expect(await filesFor(tip.id, document.id, after?.identity ?? '')).toEqual(files)
    await expect(filesFor(tip.id, document.id, tip.identity)).rejects.toThrow()
  })

  test('that was promised since is not lost when the tip is saved as it was read before', async () => {
    const tip = await filed()
    const { document } = await promisedFor(tip)
    expect(await tips.save(tip, { ...tip.report, version: 2 })).toBe(false)
    expect((await sentTip(tip.receipt)).evidence.map(({ id }) => id)).toEqual([document.id])
  })
})
