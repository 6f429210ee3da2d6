import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, read } from '../support/api.ts'
import { act, startDraft, submitted, surveyed, today, withoutDraftsSince } from '../support/case-walk.ts'
import { meeting } from '../domain/applications/history.ts'
import { wholeFiles } from '../support/files.ts'
import { judged, sendForm } from '../support/uploads.ts'

const began = Date.now()
const desk = contract.applications.officer
const zhao = { id: 'town-changyuan', name: '赵敏' }
let id = ''
const current = async () => read(await as('town-changyuan').get(`/desk/applications/${id}`), desk.get)
const opened = async (account = 'town-changyuan') =>
  read(await as(account).get(`/desk/applications/${id}/investigation`), contract.investigation.officer.get)

beforeAll(async () => {
  const sent = await submitted('resident-li')
  id = sent.id
  done(await act('town-changyuan', sent, 'acceptance'))
})
afterAll(async () => {
  done(await as('resident-li').post(`/applications/${id}/withdrawal`, { reason: '' }))
  await withoutDraftsSince(began)
})

test('who can be sent are the town’s officers, nobody of another town', async () => {
  const { candidates } = await opened()
  expect(candidates.map(({ name }) => name).toSorted()).toEqual(['周伟', '孙丽华', '赵敏'].toSorted())
})

describe('a neighbour’s name', () => {
  const visit = { visitedOn: today(), visitors: [zhao], relation: 'left', said: '说男的常去工地。', name: '秦秀兰' }

  test('is read by who works the case, and stands neither on the case nor anywhere the family looks', async () => {
    done(await act('town-changyuan', await current(), 'neighbour-visits', visit))
    expect((await opened()).neighbours).toMatchObject([{ said: '说男的常去工地。', name: '秦秀兰' }])
    expect(JSON.stringify(await current())).not.toContain('秦秀兰')
    const own = (await as('resident-li').get(`/applications/${id}`)).text
    expect(own).not.toMatch(/秦秀兰|常去工地|neighbour/)
    const verifier = (await as('county-verifier').get(`/desk/applications/${id}`)).text
    expect(verifier).not.toMatch(/秦秀兰|常去工地/)
    expect((await as('county-verifier').get(`/desk/applications/${id}/investigation`)).status).toBe(403)
  })

  test('is asked for by somebody of this town', async () => {
    const stranger = { ...visit, visitors: [{ id: 'town-renyi', name: '吴强' }] }
    const answer = await act('town-changyuan', await current(), 'neighbour-visits', stranger)
    expect(fieldsOf(answer)).toEqual({ visitors: 'surveyor-elsewhere' })
  })
})

describe('notes for who visits', () => {
  const words = '院里有一条大狗，男的喝了酒会动手。'
  const write = (account: string) =>
    as(account).post(`/desk/visit-notes/${id}`, { requestId: randomUUID(), kind: 'safety', text: words })
  const open = (account: string) => as(account).post(`/desk/visit-notes/${id}/opening`)
  const traces = async () =>
    (read(await as('county-supervisor').get(`/desk/households/${id}`), contract.archives.officer.file).traces ?? [])
      .filter(({ about }) => about === '入户提示')
      .map(({ by, deed }) => `${by.name} ${deed}`)

  test('are read by nobody who is not about to visit; who tries is kept', async () => {
    done(await write('town-changyuan-2'))
    for (const account of ['town-changyuan', 'town-changyuan-2', 'town-changyuan-lead', 'county-officer'])
      expect(await open(account), account).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    for (const account of ['resident-li', 'county-verifier', 'county-admin', 'county-confirmer', 'county-supervisor'])
      expect(await open(account), account).toMatchObject({ status: 403 })
    expect((await open('town-renyi')).status).toBe(404)
    expect((await opened()).notes).toBeNull()
    expect(await traces()).toContain('赵敏 refused')
  })

  test('are opened by who has the case in hand, each time with a trace, and by the surveyors once they are named', async () => {
    done(await act('town-changyuan', await current(), 'taking'))
    expect((await opened()).notes).toBe(1)
    const { notes } = read(await open('town-changyuan'), contract.investigation.officer.openNotes)
    expect(notes).toMatchObject([{ kind: 'safety', text: words, by: { name: '周伟' } }])
    expect((await open('town-changyuan-2')).status).toBe(403)
    done(await act('town-changyuan', await current(), 'survey-start', { surveyors: surveyed(today()).surveyors }))
    done(await open('town-changyuan-2'))
    expect(await traces()).toEqual(expect.arrayContaining(['周伟 wrote-note', '赵敏 opened-note', '周伟 opened-note']))
  })

  test('are opened by the county where it must visit', async () => {
    expect((await open('county-officer')).status).toBe(403)
    done(await act('county-officer', await current(), 'county-visit-order', { cause: 'doubt' }))
    done(await open('county-officer'))
  })

  test('stand in no event, on no case, in no file and on no page of the family', async () => {
    const seen = [
      await as('town-changyuan').get(`/desk/applications/${id}`),
      await as('town-changyuan').get(`/desk/applications/${id}/investigation`),
      await as('county-supervisor').get(`/desk/households/${id}`),
      await as('resident-li').get(`/applications/${id}`),
    ]
    for (const { text } of seen) expect(text).not.toMatch(/大狗|visit-note/)
  })
})

describe('a photograph of the house', () => {
  const wish = { kind: 'survey-photograph', name: '堂屋.jpg', type: 'image/jpeg' }
  const ask = (account: string) => as(account).post(`/desk/photographs/${id}`, wish)
  const opens = (account: string, documentId: string) =>
    as(account).get(
      account === 'resident-li'
        ? `/applications/${id}/documents/${documentId}`
        : `/desk/applications/${id}/documents/${documentId}`,
    )

  test('goes the way of every document, and is the office’s to see', async () => {
    const form = read(await ask('town-changyuan'), contract.investigation.officer.photograph)
    expect((await sendForm(form, wholeFiles['image/jpeg'], 'photo.jpg')).status).toBe(201)
    const arrived = await judged(async () =>
      (await opened()).photographs.find((document) => document.id === form.documentId),
    )
    expect(arrived).toMatchObject({ kind: 'survey-photograph', status: 'clean', type: 'image/jpeg' })
    for (const account of ['town-changyuan', 'county-officer', 'county-supervisor'])
      expect((await opens(account, form.documentId)).status, account).toBe(200)
    for (const account of ['resident-li', 'county-verifier'])
      expect((await opens(account, form.documentId)).status, account).toBe(404)
    const own = read(await as('resident-li').get(`/applications/${id}`), contract.applications.resident.get)
    expect(own.documents).toEqual([])
    const file = read(await as('county-supervisor').get(`/desk/households/${id}`), contract.archives.officer.file)
    expect(file.cases.flatMap(({ documents }) => documents).map(({ name }) => name)).toContain('堂屋.jpg')
  })

  test('is taken by nobody of another town, and of no draft', async () => {
    expect((await ask('town-renyi')).status).toBe(404)
    const draft = await startDraft('resident-wang')
    expect((await as('town-changyuan').post(`/desk/photographs/${draft.id}`, wish)).status).toBe(404)
  })
})

describe('the named assistant of the village', () => {
  const agent = as('agent-changyuan')
  const name = async (communities: string[]) => {
    const { officer } = read(
      await as('county-admin').get('/desk/people/agent-changyuan'),
      contract.people.administrator.get,
    )
    const { name: called, role, division, version } = officer
    const change = { name: called, role, division, communities, version }
    done(await as('county-admin').put('/desk/people/agent-changyuan', change))
  }
  afterAll(() => name([]))

  test('goes along, reads the form and signs it, and sees nothing else of the case', async () => {
    await name(['500153001001'])
    const went = [zhao, { id: 'agent-changyuan', name: '刘春梅' }]
    expect((await agent.get(`/desk/surveys/${id}`)).status).toBe(404)
    done(await act('town-changyuan', await current(), 'survey', { ...surveyed(today()), surveyors: went }))
    const form = read(await agent.get(`/desk/surveys/${id}`), contract.investigation.surveyor.get)
    expect(form).toMatchObject({ maySign: true, survey: { record: { residents: '一家人都住在这里。' } } })
    expect((await agent.get(`/desk/applications/${id}`)).status).toBe(403)
    expect((await agent.get(`/desk/applications/${id}/investigation`)).status).toBe(403)
    const { version } = form
    const signed = await agent.post(`/desk/surveys/${id}/signature`, { version, requestId: randomUUID() })
    expect(read(signed, contract.investigation.surveyor.sign).signed).toEqual(['赵敏', '刘春梅'])
  })
})

describe('the sheet that was signed at a meeting', () => {
  test('is sent by the town once there are minutes, and by nobody else', async () => {
    const ask = (account: string) => as(account).post(`/desk/signed-sheets/${id}`, { name: '签字页.pdf' })
    expect(await ask('town-changyuan')).toMatchObject({ status: 409, body: { code: 'STAGE_NOT_ALLOWED' } })
    expect((await ask('town-renyi')).status).toBe(404)
    expect((await ask('county-officer')).status).toBe(403)
    done(await act('town-changyuan', await current(), 'appraisal-order', { form: 'appraisal', reason: '有争议。' }))
    done(await act('town-changyuan', await current(), 'appraisal', { ...meeting(today()), recused: [], inFavour: 6 }))
    const form = read(await ask('town-changyuan'), contract.investigation.officer.sheet)
    const unsigned = [{ participant: 1, reason: '不同意。' }]
    const sign = async (sheet: string) =>
      act('town-changyuan', await current(), 'appraisal-signatures', { sheet, unsigned })
    expect(fieldsOf(await sign(form.documentId))).toEqual({ sheet: 'choose-one' })
    expect((await sendForm(form, wholeFiles['application/pdf'])).status).toBe(201)
    const documentOf = async (account: string, kind: string) =>
      read(await as(account).get(`/desk/applications/${id}`), desk.get).documents.find((one) => one.kind === kind)
    expect(await judged(() => documentOf('town-changyuan', 'appraisal-sheet'))).toMatchObject({ status: 'clean' })
    const signed = read(await sign(form.documentId), desk.signAppraisal)
    expect(signed.appraisal.signed).toEqual({ sheet: form.documentId, unsigned })
    for (const kind of ['appraisal-minutes', 'attendance-list'])
      expect(await judged(() => documentOf('town-changyuan', kind))).toMatchObject({ type: 'application/pdf' })
    expect(await documentOf('county-verifier', 'appraisal-minutes')).toBeUndefined()
    const own = (await as('resident-li').get(`/applications/${id}`)).text
    expect(own).not.toMatch(/评议|attendance|吴秀兰/)
  })
})
