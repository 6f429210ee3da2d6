import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#infra/local/identity/accounts.ts'
import { contract } from '#shared/contract/index.ts'
import { openWith, sealTo } from '#shared/sealing/envelope.ts'
import { leaveTip } from '../support/admission.ts'
import { anyone, as, done, fieldsOf, read } from '../support/api.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { submitted, today, withoutDraftsSince } from '../support/case-walk.ts'
import { wholeFiles, wrongFiles } from '../support/files.ts'
import { photograph, tells } from '../support/photograph.ts'
import { unlocked } from '../support/tip-key.ts'
import { judged, sendForm } from '../support/uploads.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

const inTown = { against: 'family', division: '500153001', place: '人民路菜市场' }
const words = {
  about: '玉屏三组的彭家',
  facts: '彭家有一辆越野车登记在表弟名下。',
  name: '匿名的秦老师',
  phone: '13987651234',
  question: '请问您是哪一天看到的？',
  reply: '上周三早上在车站门口。',
  findings: '走访三户并核对车管登记。',
  evidence: '车管所出具的登记表。',
}
const tip = {
  ...inTown,
  kind: 'hidden-property',
  about: words.about,
  facts: words.facts,
  contact: { name: words.name, phone: words.phone },
}
const { public: sender, handler: office } = contract.tips

const follow = (path: string, receipt: string) => anyone.post(`${path}/follow-up`, { receipt })
/** Sent, and its receipt typed once. */
const file = async (path: string, filing: object): Promise<string> => {
  const { receipt } = read(await leaveTip(filing), sender.file)
  done(await follow(path, receipt))
  return receipt
}

/** What lies in the sealed file that is told at this path. */
const openedAt = async (account: string, path: string) => {
  const { url, identity } = read(await (await unlocked(account)).get(path), office.evidence)
  const sealed = new Uint8Array(await (await fetch(url)).arrayBuffer())
  return Buffer.from(await openWith([identity], sealed))
}

/** The desk that reads tips, and what a tip of its is. */
const kinds = [{ path: '/tips', filing: tip, handler: 'tip-handler', other: 'county-supervisor' }]
const atDesk = async (account: string, path: string) =>
  read(await (await unlocked(account)).get(`/desk${path}`), office.list).reports
const newestAt = async (account: string, path: string) =>
  (await atDesk(account, path)).toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))[0]?.id ?? ''

describe.each(kinds)('a report at $path', ({ path, filing, handler, other }) => {
  let receipt = ''
  let id = ''
  let desk: Awaited<ReturnType<typeof unlocked>>
  const step = async (verb: string, said: object = {}) => {
    const { version } = read(await desk.get(`/desk${path}/${id}`), office.get)
    return desk.post(`/desk${path}/${id}/${verb}`, { version, ...said })
  }

  beforeAll(async () => {
    desk = await unlocked(handler)
    receipt = await file(path, filing)
    id = await newestAt(handler, path)
  })

  test('gets a receipt of its own, in signs that cannot be mistaken', async () => {
    expect(receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await file(path, filing)).not.toBe(receipt)
  })

  test('is found again by its receipt, however that is typed', async () => {
    const typed = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const found = done(await follow(path, typed))
    expect(found).toMatchObject({ state: 'RECEIVED', kind: filing.kind, messages: [], conclusion: null })
    expect(JSON.stringify(found)).not.toContain(id)
  })

  test('is read by its own desk, with every word', async () => {
    expect(done(await desk.get(`/desk${path}/${id}`))).toMatchObject({ filing, state: 'RECEIVED' })
    expect((await atDesk(other, path)).map((one) => one.id)).not.toContain(id)
    expect((await (await unlocked(other)).get(`/desk${path}/${id}`)).status).toBe(404)
  })

  test('is worked by whoever took it, and by one alone', async () => {
    expect(await step('write', { text: words.question })).toMatchObject({
      status: 409,
      body: { code: 'REPORT_NOT_OPEN' },
    })
    const { version } = read(await desk.get(`/desk${path}/${id}`), office.get)
    const answers = await Promise.all([1, 2].map(() => desk.post(`/desk${path}/${id}/take`, { version })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('is talked about by receipt, without anybody’s name', async () => {
    done(await step('write', { text: words.question }))
    const said = read(await anyone.post(`${path}/follow-up/messages`, { receipt, text: words.reply }), sender.write)
    expect(said.messages).toEqual([
      { from: 'office', at: expect.any(String), text: words.question },
      { from: 'sender', at: expect.any(String), text: words.reply },
    ])
    expect(JSON.stringify(said)).not.toMatch(/罗芳|冯涛|tip-handler|county-officer/)
  })

  test('ends with an outcome and an answer; what was found out stays inside', async () => {
    const conclusion = {
      outcome: 'unsubstantiated',
      findings: words.findings,
      evidence: words.evidence,
      answer: '已经核实，感谢您反映情况。',
    }
    done(await step('conclude', conclusion))
    const read = done(await follow(path, receipt))
    expect(read).toMatchObject({
      state: 'CONCLUDED',
      due: null,
      conclusion: { outcome: 'unsubstantiated', answer: conclusion.answer },
    })
    expect(JSON.stringify(read)).not.toContain(words.findings)
    expect(JSON.stringify(read)).not.toContain(words.evidence)
    const late = await anyone.post(`${path}/follow-up/messages`, { receipt, text: '还有一件事。' })
    expect(late).toMatchObject({ status: 409, body: { code: 'REPORT_NOT_OPEN' } })
  })

  test('a receipt of nothing finds nothing, and a malformed one is named', async () => {
    expect(await follow(path, '7K4M-2Q9X-B3RT-6WVZ')).toMatchObject({ status: 404, body: { code: 'RECEIPT_UNKNOWN' } })
    expect(fieldsOf(await follow(path, '7K4M'))).toEqual({ receipt: 'receipt-malformed' })
  })

  test('is not found at the door of complaints', async () => {
    expect((await follow('/complaints', receipt)).status).toBe(404)
  })

  test('is seen by no town, village or other account', async () => {
    const readers = ['tip-handler', 'county-officer', 'county-supervisor']
    for (const { account, group } of accounts) {
      const one = await (await unlocked(account)).get(`/desk${path}/${id}`)
      const list = await (await unlocked(account)).get(`/desk${path}`)
      if (group !== 'county' || !readers.includes(account))
        expect([list.status, one.status], account).toEqual([403, 403])
      else if (account !== handler) expect([403, 404], account).toContain(one.status)
    }
  })
})

describe('a tip whose code was not typed', () => {
  const about = '没有记下查询码的事'
  const atTheDesk = async () => {
    const ids = (await atDesk('tip-handler', '/tips')).map(({ id }) => id)
    const tips = await Promise.all(
      ids.map(async (id) => read(await (await unlocked('tip-handler')).get(`/desk/tips/${id}`), office.get)),
    )
    return tips.filter(({ filing }) => filing.about === about)
  }
  afterEach(returnToNow)

  test('waits sealed for a day, then is handled all the same', async () => {
    read(await leaveTip({ ...tip, about }), sender.file)
    expect(await atTheDesk()).toEqual([])
    await travelTo(today(2 * 86_400_000))
    expect(await atTheDesk()).toHaveLength(1)
  })

  test('words that give the code away are refused, and nothing is written', async () => {
    const receipt = await file('/tips', tip)
    const text = `我的码是 ${receipt.toLowerCase().replaceAll('-', ' ')}，请查。`
    const refused = await anyone.post('/tips/follow-up/messages', { receipt, text })
    expect(fieldsOf(refused)).toEqual({ text: 'gives-away-receipt' })
    expect(done(await follow('/tips', receipt))).toMatchObject({ messages: [] })
  })
})

describe('evidence', () => {
  let receipt = ''
  let id = ''
  const ask = async (wish = {}) =>
    read(await anyone.post('/tips/follow-up/evidence', { receipt, name: '车.png', ...wish }), sender.addEvidence)
  const found = (documentId: string) => async () =>
    read(await follow('/tips', receipt), sender.follow).evidence.find((one) => one.id === documentId)

  beforeAll(async () => {
    receipt = await file('/tips', { ...tip, contact: null })
    id = await newestAt('tip-handler', '/tips')
  })

  test('is sent with the receipt and opened by the handler', async () => {
    const form = await ask()
    expect((await sendForm(form, wholeFiles['image/png'])).status).toBe(201)
    expect(await judged(found(form.documentId))).toMatchObject({ status: 'clean', name: '车.png' })
    const path = `/desk/tips/${id}/evidence/${form.documentId}`
    expect(await openedAt('tip-handler', path)).toEqual(wholeFiles['image/png'])
    expect((await (await unlocked('county-supervisor')).get(path)).status).toBe(404)
    expect((await as('town-changyuan').get(path)).status).toBe(403)
  })

  test('that a browser sealed is judged, and shown without what it tells of who took it; the original takes a reason', async () => {
    const form = await ask({ name: '院子.jpg' })
    const sealed = await sealTo([form.sealTo], photograph)
    expect((await sendForm(form, Buffer.from(sealed))).status).toBe(201)
    expect(await judged(found(form.documentId))).toMatchObject({ status: 'clean', type: 'image/jpeg', copy: true })
    const path = `/desk/tips/${id}/evidence/${form.documentId}`
    const copy = await openedAt('tip-handler', path)
    for (const told of Object.values(tells)) expect(copy.includes(told)).toBe(false)

    const handler = await unlocked('tip-handler')
    const said = async (reason: string) => {
      const { version } = read(await handler.get(`/desk/tips/${id}`), office.get)
      return handler.post(`${path}/original`, { version, reason })
    }
    expect(await said('要核对日期。')).toMatchObject({ status: 409, body: { code: 'REPORT_NOT_OPEN' } })
    const { version } = read(await handler.get(`/desk/tips/${id}`), office.get)
    done(await handler.post(`/desk/tips/${id}/take`, { version }))
    expect(await handler.get(`${path}/original`)).toMatchObject({
      status: 403,
      body: { code: 'ORIGINAL_NEEDS_REASON' },
    })
    expect(fieldsOf(await said(' '))).toEqual({ reason: 'required' })
    expect(done(await said('要核对日期。'))).toMatchObject({
      originals: [{ document: form.documentId, reason: '要核对日期。', by: { name: '罗芳' } }],
    })
    expect(await openedAt('tip-handler', `${path}/original`)).toEqual(photograph)
  })

  test('that is not what it says stays in quarantine', async () => {
    const form = await ask({ plainForm: true })
    const response = await sendForm(form, wrongFiles[0][1])
    const { pathname } = new URL(response.headers.get('location') ?? '')
    const document = await judged(async () => read(await anyone.get(pathname), sender.arrival))
    expect(document).toMatchObject({ status: 'quarantined', reason: 'type-not-allowed' })
    const opened = await (await unlocked('tip-handler')).get(`/desk/tips/${id}/evidence/${form.documentId}`)
    expect(opened).toMatchObject({ status: 409, body: { code: 'DOCUMENT_NOT_READY' } })
  })

  test('is not taken without a receipt', async () => {
    const answer = await anyone.post('/tips/follow-up/evidence', { receipt: '7K4M-2Q9X-B3RT-6WVZ', name: '车.png' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'RECEIPT_UNKNOWN' } })
  })
})

describe('a tip about a family', () => {
  const about = '五组开杂货铺的一家'
  const inHand = async (changes: object = {}) => {
    await file('/tips', { ...tip, about, ...changes })
    const id = await newestAt('tip-handler', '/tips')
    const step = async (verb: string, said: object = {}, account = 'tip-handler') => {
      const { version } = read(await (await unlocked('tip-handler')).get(`/desk/tips/${id}`), office.get)
      return (await unlocked(account)).post(`/desk/tips/${id}/${verb}`, { version, ...said })
    }
    done(await step('take'))
    return { id, step }
  }
  const conclusion = {
    outcome: 'unsubstantiated',
    findings: words.findings,
    evidence: words.evidence,
    answer: '已经核实，谢谢您。',
  }

  test('has its pending case visited; nothing of that stands in the case, and the tip stays open until then', async () => {
    const pending = await submitted('resident-li')
    const { step } = await inHand()
    const before = done(await as('county-officer').get(`/desk/applications/${pending.id}`))
    const linked = done(await step('family', { number: pending.number }))
    expect(linked).toMatchObject({ links: [{ number: pending.number, look: 'visit', by: { name: '罗芳' } }] })
    expect(JSON.stringify(linked)).not.toContain('resident-li')
    expect(done(await as('county-officer').get(`/desk/applications/${pending.id}`))).toEqual(before)
    expect(await step('conclude', conclusion)).toMatchObject({ status: 409, body: { code: 'LOOK_STILL_OPEN' } })
    expect(fieldsOf(await step('family', { number: pending.number }))).toEqual({ number: 'linked-already' })

    // It was another family: undone with a reason, and closed without waiting for the visit, which stays one by lot.
    const wrong = { number: pending.number, reason: '同名不同户。' }
    expect(fieldsOf(await step('family-removal', { ...wrong, reason: '' }))).toEqual({ reason: 'required' })
    expect(done(await step('family-removal', wrong))).toMatchObject({ links: [] })
    expect(fieldsOf(await step('family', { number: 'RC-2601-ZZZZ' }))).toEqual({ number: 'case-not-here' })
    expect(done(await step('conclude', conclusion))).toMatchObject({ state: 'CONCLUDED' })
  })

  test('is linked by whoever has it in hand, to a case of this county', async () => {
    const { id, step } = await inHand()
    expect(fieldsOf(await step('family', { number: 'RC-2601-ZZZZ' }))).toEqual({ number: 'case-not-here' })
    expect(fieldsOf(await step('family', { number: '三组' }))).toEqual({ number: 'invalid' })
    for (const account of ['county-officer', 'town-changyuan', 'county-confirmer'])
      expect((await step('family', { number: 'RC-2601-ZZZZ' }, account)).status, account).toBe(403)
    expect((await step('family', { number: 'RC-2601-ZZZZ' }, 'county-supervisor')).status).toBe(404)
    expect(done(await (await unlocked('tip-handler')).get(`/desk/tips/${id}`))).toMatchObject({ links: [] })
  })

  test('that was found true closes when it is put right, not before', async () => {
    const { step } = await inHand()
    const found = { ...conclusion, outcome: 'substantiated' }
    expect(await step('conclude', found)).toMatchObject({ status: 409, body: { code: 'CORRECTION_MISSING' } })
    done(await step('correction', { what: '重新核对。', who: '昌元街道', doneBy: today(86_400_000) }))
    done(await step('correction-done', { doneOn: today(), how: '已经核对。' }))
    expect(done(await step('conclude', found))).toMatchObject({ state: 'CONCLUDED', conclusion: { onTime: true } })
  })

  test('waits longer only when the supervisor grants it, who sees number and day before and the reason then', async () => {
    const { id, step } = await inHand()
    const supervisor = await unlocked('county-supervisor')
    expect((await supervisor.get(`/desk/tips/${id}`)).status).toBe(404)
    done(await step('extension', { reason: '要请外地协助核实。' }))
    expect((await step('extension-grant')).status).toBe(403)
    const watched = read(await supervisor.get('/desk/watched-tips'), office.watched)
    expect(watched.tips).toContainEqual({ id, due: expect.any(String), raised: true })
    expect(JSON.stringify(watched)).not.toContain(about)
    const granted = done(await step('extension-grant', {}, 'county-supervisor'))
    expect(granted).toBeNull()
    expect(done(await (await unlocked('tip-handler')).get(`/desk/tips/${id}`))).toMatchObject({
      extension: { answer: 'granted' },
      messages: [{ from: 'office', text: '要请外地协助核实。' }],
    })
    expect((await supervisor.get(`/desk/tips/${id}`)).status).toBe(404)
  })

  test.each([
    ['is said to be against the county', { against: 'county' }],
    ['speaks of the bureau', { about: '区民政局的一位科长' }],
    ['names a town officer', { facts: '窗口的周伟和这家是亲戚。' }],
    ['is about favour', { kind: 'official-favouritism' }],
  ])('that %s lies with the supervisor, and answers its sender like any other', async (_, changes) => {
    const receipt = await file('/tips', { ...tip, ...changes })
    const id = await newestAt('county-supervisor', '/tips')
    expect(done(await (await unlocked('county-supervisor')).get(`/desk/tips/${id}`))).toMatchObject({ filing: changes })
    expect((await (await unlocked('tip-handler')).get(`/desk/tips/${id}`)).status).toBe(404)
    const plain = read(await follow('/tips', await file('/tips', tip)), sender.follow)
    expect({ ...read(await follow('/tips', receipt), sender.follow), kind: plain.kind, receivedAt: '' }).toEqual({
      ...plain,
      receivedAt: '',
    })
  })
})

describe('a tip in confidence', () => {
  const contact = { name: '不愿露面的田老师', phone: '13987650007' }
  const inHand = async (changes: object) => {
    const receipt = await file('/tips', { ...tip, ...changes })
    const id = await newestAt('tip-handler', '/tips')
    const handler = await unlocked('tip-handler')
    const { version } = read(await handler.get(`/desk/tips/${id}`), office.get)
    const taken = read(await handler.post(`/desk/tips/${id}/take`, { version }), office.take)
    const ask = (reason: string) => handler.post(`/desk/tips/${id}/identity`, { version: taken?.version, reason })
    return { receipt, id, handler, ask }
  }

  test('tells the desk nothing of its sender, who reads that it was asked for and why', async () => {
    const { receipt, id, handler, ask } = await inHand({ contact: { ...contact, confidential: true } })
    const seen = await handler.get(`/desk/tips/${id}`)
    expect(done(seen)).toMatchObject({ filing: { contact: null }, sender: { kept: true, asked: null } })
    for (const words of Object.values(contact)) expect(seen.text).not.toContain(words)
    expect(fieldsOf(await ask('看'))).toEqual({ reason: 'required' })
    done(await ask('要请您当面辨认。'))
    expect(await ask('要请您当面辨认。')).toMatchObject({ status: 409, body: { code: 'IDENTITY_NOT_OPEN' } })
    const own = read(await follow('/tips', receipt), sender.follow)
    expect(own.identity).toMatchObject({ named: false, kept: true, asked: { reason: '要请您当面辨认。' } })
    expect(JSON.stringify(own)).not.toContain('罗芳')
  })

  test.each([
    ['in confidence', { ...contact, confidential: true }],
    ['by name', { ...contact, confidential: false }],
  ])('left %s, the identity is taken back by its sender, also when all is over', async (_, left) => {
    const { receipt, id, handler, ask } = await inHand({ contact: left })
    const forgotten = read(await anyone.post('/tips/follow-up/identity/deletion', { receipt }), sender.forget)
    expect(forgotten.identity?.kept ?? false).toBe(false)
    const seen = await handler.get(`/desk/tips/${id}`)
    for (const words of Object.values(contact)) expect(seen.text).not.toContain(words)
    expect(await ask('要请您当面辨认。')).toMatchObject({ status: 409 })
  })
})
