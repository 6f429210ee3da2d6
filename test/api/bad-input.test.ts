import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { leaveTip } from '../support/admission.ts'
import { anyone, as, done, fieldsOf, problemIn, read, send, tokenOf, type Answer } from '../support/api.ts'
import {
  act,
  completeDraft,
  reasons,
  submitted,
  surveyed,
  withoutDraftsSince,
  type Shown,
} from '../support/case-walk.ts'
import { family, identityNumber } from '../support/family.ts'
import { shortTip } from '../support/filings.ts'

const resident = as('resident-li')
let id = ''
let before: unknown
const mine = async () => done(await resident.get(`/applications/${id}`))

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

beforeAll(async () => {
  id = (await completeDraft('resident-li')).id
  before = await mine()
})

afterEach(async () => {
  expect(await mine()).toEqual(before)
})

const save = (answers: object) => resident.patch(`/applications/${id}/answers`, { answers })
const expectFields = (answer: Answer, fields: Record<string, string>) => {
  expect(answer).toMatchObject({ status: 422, body: { code: 'INPUT_INVALID' } })
  expect(fieldsOf(answer)).toEqual(fields)
  for (const field of problemIn(answer).data.fields ?? [])
    expect(field).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
}

const told = family()
const [self, spouse] = told.members
const supporter = {
  name: '王大军',
  relation: 'child',
  paid: { amountFen: 20_000, per: 'month' },
  consent: { idNumber: identityNumber('1990-01-01', 3) },
}
const withSelf = (changes: object) => ({ members: [{ ...self, ...changes }, spouse] })
const long = '长'.repeat(10_000)
const nul = `李${String.fromCharCode(0)}花`

describe('a body that is no request', () => {
  const raw = async (body: string, type = 'application/json') =>
    send(`/applications/${id}/answers`, {
      method: 'PATCH',
      headers: { 'content-type': type, authorization: `Bearer ${await tokenOf('resident-li')}` },
      body,
    })

  test.each(['{', '{"answers":', 'null,', '{"answers":{}}}', "{'answers':{}}", '\u0000'])(
    '%j is malformed',
    async (body) => {
      expect(await raw(body)).toMatchObject({ status: 400, body: { code: 'MALFORMED' } })
    },
  )

  test.each(['[]', 'null', '7', '"answers"', ''])('%j is not what was asked for', async (body) => {
    const answer = await raw(body)
    expect([400, 422]).toContain(answer.status)
    expect(problemIn(answer).code).toMatch(/^(MALFORMED|INPUT_INVALID)$/)
  })

  test('of another content type is refused', async () => {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded'])
      expect([400, 415, 422], type).toContain((await raw('answers', type)).status)
  })

  test('of more than a form needs is too large', async () => {
    const answer = await save({ circumstances: { ...told.circumstances, description: 'x'.repeat(300_000) } })
    expect(answer).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } })
  })

  test('of more than the gateway takes is too large', async () => {
    const answer = await anyone.post('/estimates', { region: 'x'.repeat(7 * 1024 * 1024) })
    expect(answer.status).toBe(413)
  })
})

describe('answers that cannot be', () => {
  test.each<[string, object, Record<string, string>]>([
    ['an unknown section', { religion: '无' }, { 'answers.religion': 'unknown-field' }],
    ['an unknown field', withSelf({ nickname: '花花' }), { 'answers.members.0.nickname': 'unknown-field' }],
    ['a prototype', withSelf({ constructor: {} }), { 'answers.members.0.constructor': 'unknown-field' }],
    ['a number for a name', withSelf({ name: 7 }), { 'answers.members.0.name': 'invalid' }],
    ['nothing for a name', withSelf({ name: '  ' }), { 'answers.members.0.name': 'required' }],
    ['10,000 characters', withSelf({ name: long }), { 'answers.members.0.name': 'too-long' }],
    ['emoji', withSelf({ name: '李😀花' }), { 'answers.members.0.name': 'person-name-characters' }],
    ['a NUL byte', withSelf({ name: nul }), { 'answers.members.0.name': 'control-character' }],
    ['half a character', withSelf({ name: '李\ud800花' }), { 'answers.members.0.name': 'control-character' }],
    [
      'a script',
      withSelf({ name: '<script>alert(1)</script>' }),
      { 'answers.members.0.name': 'person-name-characters' },
    ],
    [
      'a wrong check digit',
      withSelf({ idNumber: '990101198202044810' }),
      { 'answers.members.0.idNumber': 'identity-number-check-digit' },
    ],
    [
      'a birthday that never was',
      withSelf({ idNumber: '990101198202304819' }),
      { 'answers.members.0.idNumber': 'identity-number-date' },
    ],
    [
      'a birth to come',
      withSelf({ idNumber: identityNumber('2150-01-01', 1) }),
      { 'answers.members.0.idNumber': 'identity-number-future' },
    ],
    [
      'a person of 130',
      withSelf({ idNumber: identityNumber('1890-01-01', 1) }),
      { 'answers.members.0.idNumber': 'identity-number-age' },
    ],
    ['a grade that is none', withSelf({ disabilityGrade: 9 }), { 'answers.members.0.disabilityGrade': 'choose-one' }],
    [
      'the same person twice',
      { members: [self, { ...self, relation: 'spouse' }] },
      { 'answers.members.1.idNumber': 'identity-number-repeated' },
    ],
    ['nobody', { members: [] }, { 'answers.members': 'required' }],
    [
      'a supporter asked about without being told of',
      { supporters: [{ ...supporter, consent: undefined }] },
      { 'answers.supporters.0.consent': 'choose-one' },
    ],
    [
      'one supporter twice',
      { supporters: [supporter, { ...supporter, name: '王大海' }] },
      { 'answers.supporters.1.consent.idNumber': 'identity-number-repeated' },
    ],
    [
      'a supporter who is not born yet',
      { supporters: [{ ...supporter, consent: { idNumber: identityNumber('2150-01-01', 3) } }] },
      { 'answers.supporters.0.consent.idNumber': 'identity-number-future' },
    ],
    [
      'negative savings',
      { property: { ...told.property, financialFen: -1 } },
      { 'answers.property.financialFen': 'too-small' },
    ],
    [
      'half a fen',
      { property: { ...told.property, financialFen: 0.5 } },
      { 'answers.property.financialFen': 'not-a-whole-number' },
    ],
    [
      'money as words',
      { property: { ...told.property, financialFen: '600' } },
      { 'answers.property.financialFen': 'not-a-number' },
    ],
    [
      'a village elsewhere',
      { place: { ...told.place, village: '110101001001' } },
      { 'answers.place.village': 'unknown-division' },
    ],
    [
      'a town for a village',
      { place: { ...told.place, village: '500153001' } },
      { 'answers.place.village': 'not-a-village' },
    ],
    [
      'a registration that is none',
      { place: { ...told.place, registration: { how: 'nowhere' } } },
      { 'answers.place.registration.how': 'choose-one' },
    ],
    [
      'a residence permit where none is taken',
      { place: { ...told.place, registration: { how: 'permit', months: 120 } } },
      { 'answers.place.registration': 'permit-not-taken' },
    ],
    [
      'a NUL byte in an address',
      { place: { ...told.place, address: nul } },
      { 'answers.place.address': 'control-character' },
    ],
    [
      'a telephone of letters',
      { circumstances: { ...told.circumstances, phone: 'abc' } },
      { 'answers.circumstances.phone': 'phone-number' },
    ],
    [
      'an account of letters',
      { account: { ...told.account, number: 'abc' } },
      { 'answers.account.number': 'passbook-number-shape' },
    ],
    [
      'a card with a wrong digit',
      { account: { ...told.account, kind: 'CARD', number: '6217009900000000015' } },
      { 'answers.account.number': 'card-number-check-digit' },
    ],
  ])('%s is named', async (_, answers, fields) => {
    expectFields(await save(answers), fields)
  })

  test('words that are only odd are kept as they are, and never run', async () => {
    const description = "<img src=x onerror=alert(1)> 😀 '; DROP TABLE applications; --"
    const other = await completeDraft('resident-wang')
    const answers = { circumstances: { ...told.circumstances, description } }
    const kept = done(await as('resident-wang').patch(`/applications/${other.id}/answers`, { answers }))
    expect(kept).toMatchObject({ answers: { circumstances: { description } } })
  })
})

describe('a name of a file', () => {
  const ask = (name: unknown) => resident.post(`/applications/${id}/documents`, { kind: 'other', name })

  test.each(['../../etc/passwd', '..\\..\\windows', '..', '/root.pdf', '<script>.pdf'])(
    '%j is no name',
    async (name) => {
      expectFields(await ask(name), { name: 'file-name-invalid' })
    },
  )

  test.each([
    ['a.pdf\u0000.exe', 'control-character'],
    ['长'.repeat(10_000), 'too-long'],
    ['', 'required'],
    [7, 'required'],
  ])('%# is named', async (name, problem) => {
    expectFields(await ask(name), { name: problem })
  })
})

describe('ids of other things', () => {
  test.each(['1', '../me', '%2e%2e%2fme', '%00', 'x'.repeat(5_000), randomUUID()])(
    '%j is not an application',
    async (wrong) => {
      const answer = await resident.get(`/applications/${encodeURIComponent(wrong)}`)
      expect([404, 422]).toContain(answer.status)
      expect(problemIn(answer).code).toMatch(/^(NOT_FOUND|INPUT_INVALID)$/)
    },
  )

  test('a path that is nothing is not found', async () => {
    expect((await anyone.get('/nothing/here')).status).toBe(404)
    expect((await anyone.get('/%')).status).toBe(400)
  })
})

describe('an officer’s words', () => {
  let seen: Shown
  beforeAll(async () => {
    const sent = await submitted('resident-wang')
    seen = read(await act('town-changyuan', sent, 'acceptance'), contract.applications.officer.accept)
  })

  test.each<[string, string, object, Record<string, string>]>([
    ['an impossible day', 'survey', surveyed('2026-02-30'), { visitedOn: 'not-a-date' }],
    [
      'one surveyor twice',
      'survey',
      { ...surveyed('2026-01-05'), surveyors: Array(2).fill({ id: 'town-changyuan', name: '赵敏' }) },
      { surveyors: 'two-surveyors' },
    ],
    ['no findings', 'survey', { ...surveyed('2026-01-05'), findings: '' }, { findings: 'required' }],
    ['an unknown result', 'verification', { result: 'perhaps', findings: reasons }, { result: 'choose-one' }],
    [
      'an unknown field',
      'opinion',
      { outcome: 'grant', reasons, monthlyFen: 99_999_999 },
      { monthlyFen: 'unknown-field' },
    ],
    ['reasons without end', 'opinion', { outcome: 'grant', reasons: long }, { reasons: 'too-long' }],
  ])('%s is named, and the case stays as it was', async (_, step, words, fields) => {
    expectFields(await act(step === 'verification' ? 'county-verifier' : 'town-changyuan', seen, step, words), fields)
    const now = done(await as('town-changyuan').get(`/desk/applications/${seen.id}`))
    expect(now).toMatchObject({ version: seen.version })
  })

  test('a version or request id that is none is named', async () => {
    const path = `/desk/applications/${seen.id}/survey-start`
    const answer = await as('town-changyuan').post(path, { version: '7', requestId: 'again' })
    expectFields(answer, { version: 'not-a-number', requestId: 'invalid' })
  })
})

describe('a tip', () => {
  test.each<[object, Record<string, string>]>([
    [{ facts: long }, { facts: 'too-long' }],
    [{ facts: '' }, { facts: 'required' }],
    [{ facts: `有些事${nul}情` }, { facts: 'control-character' }],
    [{ division: '110101' }, { division: 'unknown-division' }],
    [{ contact: { name: '李', phone: '1' } }, { 'contact.phone': 'phone-number' }],
    [{ state: 'CONCLUDED' }, { state: 'unknown-field' }],
    [{ kind: '__proto__' }, { kind: 'choose-one' }],
  ])('with %j is not taken', async (changes, fields) => {
    expectFields(await leaveTip({ ...shortTip, ...changes }), fields)
  })
})
