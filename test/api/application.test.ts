import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { contract } from '#shared/contract/index.ts'
import { anyone, as, done, fieldsOf, problemIn, read, type Answer } from '../support/api.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import {
  act,
  reasons,
  startDraft,
  submit,
  surveyed,
  today,
  verify,
  withoutDraft,
  withoutDraftsSince,
  queueOf,
  review,
} from '../support/case-walk.ts'
import { family, yuping } from '../support/family.ts'
import { pdfText } from '../support/pdf-text.ts'

const began = Date.now()
const resident = as('resident-li')
const patience = { timeout: 20_000, interval: 100 }
const { members, incomes, place, ...rest } = family()
const { resident: own, officer: desk } = contract.applications
const toOfficer = (answer: Answer) => read(answer, desk.get)
let id = ''
/** The case as the town officer sees it now. */
const current = async (account = 'town-changyuan') => toOfficer(await as(account).get(`/desk/applications/${id}`))
const mine = async () => read(await resident.get(`/applications/${id}`), own.get)

beforeAll(() => withoutDraft('resident-li'))
afterAll(async () => {
  await returnToNow()
  await withoutDraftsSince(began)
})

describe('a resident fills in a draft', () => {
  test('started many times at once, it is one draft', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => startDraft('resident-li')))
    id = drafts[0]?.id ?? ''
    expect(new Set(drafts.map((draft) => draft.id)).size).toBe(1)
  })

  test('each section is saved whole, on its own, and is there for a second device', async () => {
    done(await resident.patch(`/applications/${id}/answers`, { answers: { place } }))
    const saved = read(await resident.patch(`/applications/${id}/answers`, { answers: { members } }), own.save)
    expect(saved.answers).toMatchObject({ place, members })
    expect((await mine()).missing).not.toContain('members')
  })

  test('what does not pass is named, and nothing of the request is saved', async () => {
    const [self, spouse] = members
    const wrong = [
      { ...self, idNumber: '990101198202044818' },
      { ...spouse, relation: 'self' },
    ]
    const answers = { members: wrong, property: rest.property }
    const answer = await resident.patch(`/applications/${id}/answers`, { answers })
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toMatchObject({ 'answers.members.0.idNumber': 'identity-number-check-digit' })
    expect(await mine()).toMatchObject({ answers: { members }, missing: expect.arrayContaining(['property']) })
  })

  test('what was typed is kept as typed, until its page passes', async () => {
    const typed = { 'amount-1': '六百', 'kind-1': '' }
    done(await resident.put(`/applications/${id}/scratch/incomes`, { fields: typed }))
    done(await resident.put(`/applications/${id}/scratch/account`, { fields: { number: '621' } }))
    expect((await mine()).scratch).toEqual({ incomes: typed, account: { number: '621' } })
    const passed = await resident.patch(`/applications/${id}/answers`, { answers: { incomes }, page: 'incomes' })
    expect(read(passed, own.save).scratch).toEqual({ account: { number: '621' } })
    expect((await mine()).scratch).toEqual({ account: { number: '621' } })
  })

  test('two devices that save at once both keep their section', async () => {
    const { property, deductions } = rest
    const answers = await Promise.all(
      [{ property }, { deductions }].map((section) =>
        resident.patch(`/applications/${id}/answers`, { answers: section }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await mine()).answers).toMatchObject({ property, deductions })
  })
})

describe('a resident submits', () => {
  test('an incomplete draft is not taken, and says what is missing', async () => {
    const answer = await submit('resident-li', id)
    expect(answer).toMatchObject({ status: 409, body: { code: 'ANSWERS_INCOMPLETE' } })
    expect(problemIn(answer).data.missing).toEqual(['supporters', 'account', 'circumstances'])
  })

  test('the declarations must be made', async () => {
    await resident.patch(`/applications/${id}/answers`, { answers: rest })
    const answer = await resident.post(`/applications/${id}/submission`, {
      truthDeclared: false,
      verificationAuthorised: true,
    })
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toEqual({ truthDeclared: 'must-be-accepted' })
  })

  test('ten times at once, it is one application with one number and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit('resident-li', id)))
    const bodies = answers.map((answer) => read(answer, own.submit))
    expect(bodies[0]).toMatchObject({ stage: 'SUBMITTED', number: expect.stringMatching(/^RC-\d{4}-[2-9A-Z]{4}$/) })
    for (const body of [...bodies, read(await submit('resident-li', id), own.submit)]) expect(body).toEqual(bodies[0])
    expect(bodies[0]?.timeline).toHaveLength(1)
  })

  test('what was sent can no longer be changed, and a new draft may be started', async () => {
    const answer = await resident.patch(`/applications/${id}/answers`, { answers: { place } })
    expect(answer).toMatchObject({ status: 409, body: { code: 'DRAFT_CLOSED' } })
    expect((await startDraft('resident-li')).id).not.toBe(id)
  })
})

describe('the queue', () => {
  test('of the town has the case, by due date', async () => {
    const cases = await queueOf('town-changyuan')
    expect(cases.map((one) => one.id)).toContain(id)
    const due = cases.map((one) => one.due?.date ?? '9999')
    expect(due).toEqual(due.toSorted())
    expect(cases.every(({ village }) => village?.startsWith('500153001'))).toBe(true)
  })

  test('of another town has none of it', async () => {
    const cases = await queueOf('town-renyi')
    expect(cases.length).toBeGreaterThan(0)
    expect(cases.filter(({ village }) => !village?.startsWith('500153101'))).toEqual([])
  })

  test('is filtered by stage and program', async () => {
    const all = await queueOf('town-changyuan')
    const filtered = await queueOf('town-changyuan', 'stage=SUBMITTED&program=rural-dibao')
    expect(filtered).toEqual(all.filter(({ stage, program }) => stage === 'SUBMITTED' && program === 'rural-dibao'))
    expect(filtered.map((one) => one.id)).toContain(id)
  })

  test('takes no cursor that it did not give', async () => {
    const answer = await as('town-changyuan').get('/desk/applications?cursor=%00')
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toEqual({ cursor: 'invalid' })
  })
})

describe('the town takes the case', () => {
  test('numbers are shown only as far as they must be recognised', async () => {
    const { answers } = await current()
    expect(answers.members?.[0]?.idNumber).toMatch(/^990101\*{8}\d{3}[\dX]$/)
    expect(answers.account?.number).toBe('•••• 0437')
  })

  test('asks once for everything missing; the family answers; it cannot be asked again', async () => {
    const items = [
      { subject: 'tenancy', words: '租房合同' },
      { subject: 'medical-record', words: '住院病历首页' },
    ]
    const booklet = [{ subject: 'household-booklet', words: '户口簿首页' }]
    const seen = await current()
    const demanded = await act('town-changyuan', seen, 'deficiency', { items: booklet })
    expect(fieldsOf(demanded)).toEqual({ 'items.0.subject': 'supplied-by-population' })
    const requestId = randomUUID()
    const asked = done(await act('town-changyuan', seen, 'deficiency', { items }, requestId))
    expect(await mine()).toMatchObject({ stage: 'RETURNED_ONCE', deficiency: { items, answers: null } })
    // The same request, because the answer to the first one was lost on the way.
    expect(done(await act('town-changyuan', seen, 'deficiency', { items }, requestId))).toEqual(asked)
    const commitment = { how: 'commitment', words: '' }
    const stranger = { how: 'documents', documents: [randomUUID()], words: '' }
    const answered = (...answers: object[]) => resident.post(`/applications/${id}/supplement`, { answers })
    expect(fieldsOf(await answered(commitment, stranger))).toEqual({ 'answers.1.documents': 'document-unknown' })
    expect(fieldsOf(await answered(commitment, commitment))).toEqual({ 'answers.1': 'no-commitment-for-this' })
    done(await answered(commitment, { how: 'words', words: '已经补交。' }))
    const again = await act('town-changyuan', await current(), 'deficiency', { items })
    expect(again).toMatchObject({ status: 409, body: { code: 'STAGE_NOT_ALLOWED' } })
  })

  test('of two officers at once, one wins and the other is told what changed', async () => {
    const seen = await current()
    const answers = await Promise.all(
      ['town-changyuan', 'town-changyuan-2'].map((officer) => act(officer, seen, 'acceptance')),
    )
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status)
    expect(won).toMatchObject({ status: 200, body: { stage: 'INVESTIGATING', totalDue: expect.anything() } })
    expect(lost).toMatchObject({ status: 409, body: { code: 'CHANGED_MEANWHILE' } })
    expect(lost && problemIn(lost).data.changes).toEqual([
      { type: 'accepted', at: expect.any(String), role: 'town-officer' },
    ])
  })

  test('surveys by two people, on a day that has come', async () => {
    const seen = await current()
    const [zhao, zhou] = surveyed(today()).surveyors
    const alone = await act('town-changyuan', seen, 'survey', { ...surveyed(today()), surveyors: [zhao] })
    expect(fieldsOf(alone)).toEqual({ surveyors: 'two-surveyors' })
    const strangers = [zhao, { id: 'town-renyi', name: '吴强' }]
    const elsewhere = await act('town-changyuan', seen, 'survey', { ...surveyed(today()), surveyors: strangers })
    expect(fieldsOf(elsewhere)).toEqual({ surveyors: 'surveyor-elsewhere' })
    const misnamed = [zhao, { ...zhou, name: '周大伟' }]
    const unknown = await act('town-changyuan', seen, 'survey', { ...surveyed(today()), surveyors: misnamed })
    expect(fieldsOf(unknown)).toEqual({ surveyors: 'surveyor-elsewhere' })
    const tomorrow = await act('town-changyuan', seen, 'survey', surveyed('2199-01-01'))
    expect(fieldsOf(tomorrow)).toEqual({ visitedOn: 'date-in-future' })
    const recorded = toOfficer(await act('town-changyuan', seen, 'survey', surveyed(today())))
    expect(recorded.survey).toMatchObject({ status: 'done', surveyors: [{ name: '赵敏' }, { name: '周伟' }] })
  })

  test('signs by two, each for themselves, and lets the family sign what it can read', async () => {
    const { version } = await current()
    const signature = { version, requestId: randomUUID() }
    const sign = (account: string) => as(account).post(`/desk/surveys/${id}/signature`, signature)
    expect((await sign('town-changyuan-lead')).status).toBe(404)
    expect((await sign('agent-changyuan')).status).toBe(404)
    done(await sign('town-changyuan-2'))
    const early = await act('town-changyuan-lead', await current(), 'opinion', { outcome: 'grant', reasons })
    expect(problemIn(early).data.missing).toEqual(['survey-unsigned', 'verification-missing'])

    const own = read(await as('resident-li').get(`/applications/${id}`), contract.applications.resident.get)
    expect(own.survey).toMatchObject({ surveyors: ['赵敏', '周伟'], residents: '一家人都住在这里。' })
    expect(JSON.stringify(own.survey)).not.toContain('与申报一致')
    const { code } = read(
      await as('resident-li').get(`/applications/${id}/survey-code`),
      contract.applications.resident.surveyCode,
    )
    const wrong = await act('town-changyuan', await current(), 'household-code', { code: '0000-0000' })
    expect(fieldsOf(wrong)).toEqual({ code: 'code-wrong' })
    const signed = toOfficer(
      await act('town-changyuan', await current(), 'household-code', { code: code?.toLowerCase() }),
    )
    expect(signed.survey).toMatchObject({ household: { how: 'code', words: '李桂花' } })
    const spent = await as('resident-li').get(`/applications/${id}/survey-code`)
    expect(read(spent, contract.applications.resident.surveyCode).code).toBeNull()
  })

  test('gives no opinion before the registers have spoken', async () => {
    const answer = await act('town-changyuan-lead', await current(), 'opinion', { outcome: 'grant', reasons })
    expect(answer).toMatchObject({ status: 409, body: { code: 'GATE_OPEN' } })
    expect(problemIn(answer).data.missing).toEqual(['verification-missing'])
  })

  test('the verifier finds it, reports, and has it no longer', async () => {
    const waiting = async () => (await queueOf('county-verifier')).map((one) => one.id)
    expect(await waiting()).toContain(id)
    const seen = await current('county-verifier')
    const reported = toOfficer(await verify(seen))
    expect(reported.verification).toMatchObject({ status: 'fit' })
    expect(await waiting()).not.toContain(id)
  })
})

describe('the notice', () => {
  let notice: NonNullable<Awaited<ReturnType<typeof current>>['notice']>

  test('is posted with an opinion to grant: name, number of persons, amount, and nothing else', async () => {
    const given = toOfficer(await act('town-changyuan-lead', await current(), 'opinion', { outcome: 'grant', reasons }))
    if (given.notice === null) throw new Error('an opinion to grant is posted')
    notice = given.notice
    const posted = async () =>
      read(await anyone.get(`/notices?village=${yuping}`), contract.notices.public.list).notices
    await vi.waitFor(async () => expect((await posted()).map((one) => one.id)).toContain(notice.id), patience)
    const shown = (await posted()).find((one) => one.id === notice.id)
    expect(shown).toEqual({
      id: notice.id,
      kind: 'REVIEW',
      village: yuping,
      program: 'rural-dibao',
      applicantName: '李桂花',
      persons: 2,
      monthlyFen: given.opinion?.monthlyFen,
      postedOn: today(),
      lastDay: notice.lastDay,
    })
    expect(done(await anyone.get(`/notices/${notice.id}`))).toEqual(shown)
  })

  test('hangs in the village, or its days do not run', async () => {
    expect(problemIn(await act('town-changyuan', await current(), 'forwarding')).data.missing).toContain(
      'posting-missing',
    )
    const words = { places: ['社区公开栏'], postedOn: today() }
    const hung = toOfficer(await act('town-changyuan', await current(), 'posting', words))
    expect(hung.postings).toEqual([{ place: '社区公开栏', postedOn: today(), by: '赵敏' }])
  })

  test('keeps the case where it is while it is open', async () => {
    const answer = await act('town-changyuan', await current(), 'forwarding')
    expect(answer).toMatchObject({ status: 409, body: { code: 'GATE_OPEN' } })
    expect(problemIn(answer).data).toMatchObject({ missing: ['notice-open'], until: notice.movesOn.date })
  })

  test('stands through the evening of its last day', async () => {
    await travelTo(notice.lastDay, '23:30')
    expect((await anyone.get(`/notices/${notice.id}`)).status).toBe(200)
    expect((await act('town-changyuan', await current(), 'forwarding')).status).toBe(409)
  })

  test('is gone when the file moves', async () => {
    await travelTo(notice.movesOn.date)
    expect((await anyone.get(`/notices/${notice.id}`)).status).toBe(404)
    const forwarded = toOfficer(await act('town-changyuan', await current(), 'forwarding'))
    expect(forwarded.stage).toBe('COUNTY_REVIEW')
    expect((await queueOf('county-officer')).map((one) => one.id)).toContain(id)
    expect((await queueOf('town-changyuan')).map((one) => one.id)).not.toContain(id)
  })
})

describe('the county decides', () => {
  test('not before somebody has examined the file', async () => {
    const answer = await act('county-confirmer', await current('county-confirmer'), 'confirmation', { reasons })
    expect(answer).toMatchObject({ body: { code: 'GATE_OPEN', data: { missing: ['examination-missing'] } } })
  })

  test('with two signatures: who examines does not confirm', async () => {
    const before = await current('county-officer')
    const heldOn = before.notice?.movesOn.date ?? ''
    const examined = toOfficer(await act('county-officer', before, 'examination', review(heldOn)))
    expect(await act('county-officer', examined, 'confirmation', { reasons })).toMatchObject({ status: 403 })
    const confirmed = toOfficer(await act('county-confirmer', examined, 'confirmation', { reasons }))
    const signatures = confirmed.decision?.signedBy.map((by) => by.id)
    expect(signatures).toEqual(['county-officer', 'county-confirmer'])
    expect(await mine()).toMatchObject({ stage: 'CONFIRMED', outcome: { outcome: 'confirmed', reasons } })
  })

  test('the family has it in writing, and anyone who holds the paper can check it', async () => {
    const letter = await vi.waitFor(async () => {
      const found = (await mine()).documents.find(({ kind }) => kind === 'decision')
      if (found === undefined) throw new Error('not written yet')
      return found
    }, patience)
    const bytesBehind = async (account: string, path: string) => {
      const { url } = read(await as(account).get(`${path}/documents/${letter.id}`), contract.documents.officer.link)
      return new Uint8Array(await (await fetch(url)).arrayBuffer())
    }
    const text = pdfText(await bytesBehind('resident-li', `/applications/${id}`)).replaceAll('\n', '')
    expect(text).toContain('农村低保确认通知书')
    expect(pdfText(await bytesBehind('county-officer', `/desk/applications/${id}`)).replaceAll('\n', '')).toBe(text)
    const code = /核验码 ([0-9A-Z-]{19})/.exec(text)?.[1] ?? ''
    const proof = read(await anyone.get(`/decisions/${code}`), contract.decisions.public.verify)
    expect(proof).toEqual({
      outcome: 'confirmed',
      number: (await mine()).number,
      program: 'rural-dibao',
      county: '500153',
      surname: '李',
      decidedOn: localDate((await current()).decision?.at ?? ''),
      standing: 'stands',
    })
    const spoken = await anyone.get(`/decisions/${code.toLowerCase().replaceAll('-', '%20')}`)
    expect(done(spoken)).toEqual(proof)
  })

  test('a code that nobody was given tells nothing, and the verifier sees no decision, not even on paper', async () => {
    expect(await anyone.get('/decisions/0000-0000-0000-0000')).toMatchObject({
      status: 404,
      body: { code: 'CODE_UNKNOWN' },
    })
    expect(fieldsOf(await anyone.get('/decisions/7K4M'))).toEqual({ code: 'code-malformed' })
    const [letter] = (await mine()).documents.filter(({ kind }) => kind === 'decision')
    expect((await current('county-verifier')).documents.map(({ kind }) => kind)).not.toContain('decision')
    expect((await as('county-verifier').get(`/desk/applications/${id}/documents/${letter?.id}`)).status).toBe(404)
  })

  test('and the village is told, for as long as a notice stands', async () => {
    const announced = toOfficer(await act('town-changyuan', await current(), 'announcement'))
    const path = `/notices/${announced.notice?.id}`
    await vi.waitFor(
      async () => expect(await anyone.get(path)).toMatchObject({ body: { kind: 'ANNOUNCEMENT' } }),
      patience,
    )
    const { postedOn, lastDay } = read(await anyone.get(path), contract.notices.public.get)
    expect(postedOn).toBe(announced.announcedOn)
    await travelTo(localDate(new Date(Date.parse(`${lastDay}T12:00:00+08:00`) + 86_400_000).toISOString()))
    expect((await anyone.get(path)).status).toBe(404)
    await returnToNow()
  })

  test('the family reads everything that happened, in order, and no officer’s name', async () => {
    const { timeline } = await mine()
    expect(timeline.map(({ type }) => type)).toEqual([
      'submitted',
      'deficiencyNoticed',
      'deficiencyAnswered',
      'accepted',
      'surveyRecorded',
      'surveySigned',
      'householdSigned',
      'verificationStarted',
      'verificationReported',
      'opinionGiven',
      'noticePosted',
      'forwarded',
      'examined',
      'confirmed',
      'announced',
    ])
    expect(JSON.stringify(timeline)).not.toMatch(/赵敏|孙丽华|冯涛|何静/)
  })
})
