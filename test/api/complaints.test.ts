import { beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#infra/local/identity/accounts.ts'
import { contract } from '#shared/contract/index.ts'
import { anyone, as, done, fieldsOf, read } from '../support/api.ts'

const { public: sender, officer } = contract.complaints

const filing = {
  kind: 'service',
  against: 'village-or-town',
  about: '街道办事大厅 5 号窗口',
  division: '500153001',
  place: '玉屏社区',
  facts: '去了三次都让我改天再来，没有说为什么。',
  payment: null,
  caseNumber: null,
  afraid: true,
  contact: { name: '邬丽君', phone: '13800131234' },
}
const file = async (changes: object = {}) =>
  read(await anyone.post('/complaints', { ...filing, ...changes }), sender.file).receipt
const follow = async (receipt: string) => read(await anyone.post('/complaints/follow-up', { receipt }), sender.follow)
const listed = async (account: string) => {
  const { complaints } = read(await as(account).get('/desk/complaints'), officer.list)
  return complaints.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt)).map(({ id }) => id)
}
const seen = async (id: string, account = 'county-officer') =>
  read(await as(account).get(`/desk/complaints/${id}`), officer.get)
const act = async (id: string, step: string, words: object = {}, account = 'county-officer') =>
  as(account).post(`/desk/complaints/${id}/${step}`, { version: (await seen(id, account)).version, ...words })

const conclusion = {
  outcome: 'substantiated',
  findings: '调取了窗口登记，情况属实。',
  evidence: '取号记录。',
  answer: '您反映的情况属实，向您道歉。',
}
const correction = { what: '当天受理，窗口人员重新培训。', who: '昌元街道社会事务办', doneBy: '2030-01-02' }

describe('a complaint', () => {
  let receipt = ''
  let id = ''
  beforeAll(async () => {
    receipt = await file()
    id = (await listed('county-officer'))[0] ?? ''
  })

  test('is acknowledged, put right, answered, and its sender reads whose office it was but nobody’s name', async () => {
    expect(await follow(receipt)).toMatchObject({ stage: 'RECEIVED', desk: 'county', handler: null })
    done(await act(id, 'acknowledgement', { named: true }))
    expect(await act(id, 'conclusion', conclusion)).toMatchObject({ status: 409, body: { code: 'CORRECTION_MISSING' } })
    done(await act(id, 'correction', correction))
    done(await act(id, 'conclusion', conclusion))
    const told = await follow(receipt)
    expect(told).toMatchObject({
      stage: 'CONCLUDED',
      handler: null,
      conclusion: { outcome: 'substantiated', answer: conclusion.answer },
      correction: { what: correction.what, doneOn: null },
    })
    expect(JSON.stringify(told)).not.toMatch(/冯涛|取号记录|社会事务办/)
  })

  test('is reviewed by somebody else where its sender is not content', async () => {
    const asked = await anyone.post('/complaints/follow-up/review', { receipt, text: '还是没有人联系我。' })
    expect(read(asked, sender.askReview)).toMatchObject({ owed: { duty: 'review' } })
    const review = { result: 'changed', answer: '已经责成街道当天受理。' }
    expect((await as('county-officer').post(`/desk/complaints/${id}/review`, { version: 1, ...review })).status).toBe(
      403,
    )
    done(await act(id, 'review', review, 'county-supervisor'))
    expect((await follow(receipt)).review?.concluded).toMatchObject({ result: 'changed', answer: review.answer })
  })

  test('that speaks of the county’s own lies with the supervisor, and does not exist for the county’s desk', async () => {
    await file({ about: '区民政局的一位科长', against: 'unknown' })
    const [newest = ''] = await listed('county-supervisor')
    expect((await seen(newest, 'county-supervisor')).filing.about).toBe('区民政局的一位科长')
    expect(await listed('county-officer')).not.toContain(newest)
    expect((await as('county-officer').get(`/desk/complaints/${newest}`)).status).toBe(404)
  })

  test('that names an officer is nobody’s to read who is named', async () => {
    await file({ about: '冯涛不给办', against: 'unknown' })
    const [newest = ''] = await listed('county-supervisor')
    expect((await seen(newest, 'county-supervisor')).filing.about).toBe('冯涛不给办')
    expect(await listed('county-officer')).not.toContain(newest)
    expect((await as('county-officer').get(`/desk/complaints/${newest}`)).status).toBe(404)
  })

  test('is seen by no town, village or other account', async () => {
    for (const { account } of accounts) {
      const { status } = await as(account).get(`/desk/complaints/${id}`)
      // The supervisor looked into it for the review, which is over.
      const expected = { 'county-officer': 200, 'county-supervisor': 404 }[account] ?? 403
      expect(status, account).toBe(expected)
    }
  })

  test('says what is missing at its field: the month and the sum of a payment', async () => {
    expect(fieldsOf(await anyone.post('/complaints', { ...filing, kind: 'payment-wrong-or-late' }))).toEqual({
      'payment.month': 'required',
    })
  })
})
