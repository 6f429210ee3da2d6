import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { as, done, fieldsOf, problemIn, read } from '../support/api.ts'
import { act, submit, withoutDraft, withoutDraftsSince } from '../support/case-walk.ts'
import { family, identityNumber } from '../support/family.ts'

const agent = as('agent-changyuan')
const person = as('resident-wang')
const { record, list } = contract.mandates.agent
const own = contract.applications.resident
const town = contract.mandates.town
const today = localDate(new Date().toISOString())

const began = Date.now()
beforeEach(() => withoutDraft('resident-wang'))
afterAll(() => withoutDraftsSince(began))

const idNumber = identityNumber('1955-06-15', 21)
const mandate = { name: '吴玉兰', idNumber, program: 'rural-dibao', givenOn: today, how: 'code', scope: 'send' }
const told = family()
const withApplicant = (number: string) => ({
  ...told,
  members: told.members.map((member, at) => (at === 0 ? { ...member, name: '吴玉兰', idNumber: number } : member)),
})

describe('an agent records a mandate', () => {
  test('what is wrong is named at its field, and nothing begins', async () => {
    const wrong = { ...mandate, idNumber: '990101195506150029', how: 'word', requestId: randomUUID() }
    expect(fieldsOf(await agent.post('/mandates', wrong))).toEqual({
      idNumber: 'identity-number-check-digit',
      how: 'choose-one',
    })
    const tomorrow = { ...mandate, givenOn: '2099-01-01', requestId: randomUUID() }
    expect(fieldsOf(await agent.post('/mandates', tomorrow))).toEqual({ givenOn: 'date-in-future' })
  })

  test('carries the application as the person’s, seen by both and by nobody else, until the person ends it', async () => {
    const requestId = randomUUID()
    const started = read(await agent.post('/mandates', { ...mandate, requestId }), record)
    expect(read(await agent.post('/mandates', { ...mandate, requestId }), record)).toEqual(started)
    expect(problemIn(await agent.post('/mandates', { ...mandate, requestId: randomUUID() })).code).toBe('DRAFT_HELD')
    const path = `/applications/${started.id}`
    expect((await person.get(path)).status).toBe(404)
    expect(read(await agent.get('/mandates'), list).carried[0]).toMatchObject({ name: '吴玉兰', stage: 'DRAFT' })

    // The town sees who has it and since when, and not whose it is.
    const waiting = await as('town-changyuan').get('/desk/held-drafts')
    expect(read(waiting, town.held).held).toContainEqual(expect.objectContaining({ id: started.id, agent: '刘春梅' }))
    expect(waiting.text).not.toContain('吴玉兰')
    expect(read(await as('town-renyi').get('/desk/held-drafts'), town.held).held).toEqual([])
    expect((await as('town-changyuan').get(`/desk/applications/${started.id}`)).status).toBe(404)

    // Nobody is applied for but who gave the mandate; the agent sends nothing that was not confirmed.
    const elsewhere = withApplicant(identityNumber('1955-06-15', 22))
    expect(fieldsOf(await agent.patch(`${path}/answers`, { answers: elsewhere }))).toEqual({
      'answers.members.0.idNumber': 'not-the-mandator',
    })
    done(await agent.patch(`${path}/answers`, { answers: withApplicant(idNumber) }))
    expect(problemIn(await submit('agent-changyuan', started.id)).data.missing).toEqual(['mandate-unproven'])

    // The slip opens it with the number of the mandate alone.
    const claim = (code: string, number: string) => person.post('/applications/claims', { code, idNumber: number })
    expect(problemIn(await claim(started.code, identityNumber('1955-06-15', 22))).code).toBe('MANDATE_UNKNOWN')
    expect(problemIn(await claim('0000-0000-0000-0000', idNumber)).code).toBe('MANDATE_UNKNOWN')
    expect(read(await claim(started.code.toLowerCase(), idNumber), own.claim)).toEqual({ id: started.id })
    expect(problemIn(await as('resident-li').post('/applications/claims', { code: started.code, idNumber })).code).toBe(
      'MANDATE_UNKNOWN',
    )
    const mine = read(await person.get(path), own.get)
    expect(mine.timeline.map(({ type, role }) => `${type} ${role}`)).toEqual([
      'mandateRecorded agent',
      'answersTold agent',
      'mandateConfirmed resident',
    ])
    expect(JSON.stringify(mine.mandate)).not.toMatch(/990101/)

    const ended = read(await person.post(`${path}/mandate-ending`, { reason: '我自己来办。' }), own.endMandate)
    expect(ended.mandate?.ended).toMatchObject({ role: 'resident' })
    expect((await agent.get(path)).status).toBe(404)
    expect(read(await agent.get('/mandates'), list).carried.map(({ id }) => id)).not.toContain(started.id)
    expect(read(await as('town-changyuan').get('/desk/held-drafts'), town.held).held).not.toContainEqual(
      expect.objectContaining({ id: started.id }),
    )
    expect(read(await submit('resident-wang', started.id), own.submit).stage).toBe('SUBMITTED')
  })

  test('gives up what was not found yet, and makes room for another mandate', async () => {
    const asked = { ...mandate, idNumber: identityNumber('1955-06-15', 24) }
    const { id } = read(await agent.post('/mandates', { ...asked, requestId: randomUUID() }), record)
    done(await agent.post(`/applications/${id}/mandate-ending`, { reason: '搬走了。' }))
    expect((await agent.get(`/applications/${id}`)).status).toBe(404)
    expect(read(await agent.post('/mandates', { ...asked, requestId: randomUUID() }), record).id).not.toBe(id)
  })

  test('sends it for the person who confirmed, and the case says who sent it', async () => {
    const number = identityNumber('1955-06-15', 23)
    const started = read(
      await agent.post('/mandates', { ...mandate, idNumber: number, requestId: randomUUID() }),
      record,
    )
    done(await agent.patch(`/applications/${started.id}/answers`, { answers: withApplicant(number) }))
    done(await person.post('/applications/claims', { code: started.code, idNumber: number }))
    expect(read(await submit('agent-changyuan', started.id), own.submit).stage).toBe('SUBMITTED')
    const seen = async () =>
      read(await as('town-changyuan').get(`/desk/applications/${started.id}`), contract.applications.officer.get)
    const view = await seen()
    expect(view.timeline.find(({ type }) => type === 'submitted')?.by).toMatchObject({ name: '刘春梅', role: 'agent' })
    expect(view.mandate).toMatchObject({ agent: { name: '刘春梅' }, how: 'code', scope: 'send' })

    // What is missing is supplied by who sent it, in the same words as the person would.
    const items = [{ subject: 'tenancy', words: '租房合同' }]
    // That somebody of the family is in another case may be noted meanwhile.
    await vi.waitFor(async () => done(await act('town-changyuan', await seen(), 'deficiency', { items })))
    const answers = [{ how: 'commitment', words: '一直住在这里。' }]
    const supplied = await agent.post(`/applications/${started.id}/supplement`, { answers })
    const mine = read(supplied, own.answerDeficiency)
    expect(mine).toMatchObject({ stage: 'SUBMITTED', can: expect.not.arrayContaining(['answerDeficiency']) })
    expect(mine.timeline.at(-1)).toMatchObject({ type: 'deficiencyAnswered', role: 'agent' })
    expect((await as('agent-changyuan').post(`/applications/${started.id}/withdrawal`, { reason: '' })).status).toBe(
      403,
    )
  })
})
