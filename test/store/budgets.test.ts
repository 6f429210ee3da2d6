import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { handler as desk } from '../../functions/applications/officer.ts'
import { handler as lists } from '../../functions/applications/worklist.ts'
import { handler as own } from '../../functions/applications/resident.ts'
import { handler as investigation } from '../../functions/investigation/officer.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { record } from '#shared/store/applications.ts'
import { PolicyFile } from '#shared/domain/programs/policy.ts'
import { savePerson } from '#shared/store/people.ts'
import { savePolicy } from '#shared/store/public-record.ts'
import policyFile from '../cases/policies.json' with { type: 'json' }
import { isRead, requestsDuring } from '../support/counted-requests.ts'
import { surveyed } from '../support/case-walk.ts'
import { knock } from '../support/door.ts'
import { deed, someone, storedDraft, storedSubmission } from '../support/stored-case.ts'

/** What one request may ask of the database, besides the commands (command-budgets.test.ts); policies, calendar and divisions are in memory by then. */

const officer = { id: 'town-budget', name: '赵敏', role: 'town-officer', division: '500153001' } as const
const colleague = { ...officer, id: 'town-budget-2', name: '周伟' } as const

beforeAll(async () => {
  for (const policy of PolicyFile.parse(policyFile).policies) await savePolicy(policy)
  await savePerson(officer)
  const resident = someone()
  const { id } = await storedDraft(resident)
  await knock(own, resident.id, 'GET', `/applications/${id}`)
})

const asked = async (work: () => ReturnType<typeof knock>) => {
  const { result, requests } = await requestsDuring(work)
  expect(result.status, JSON.stringify(result.body)).toBe(200)
  return { reads: requests.filter(isRead), writes: requests.filter((request) => !isRead(request)) }
}

describe('the door of the residents', () => {
  test('saves a section with one transaction and at most two reads', async () => {
    const resident = someone()
    const { id } = await storedDraft(resident)
    const answers = { property: { financialFen: 1, cars: 0, homes: 1, shops: 0 } }
    const { reads, writes } = await asked(() =>
      knock(own, resident.id, 'PATCH', `/applications/${id}/answers`, { answers }),
    )
    expect(writes).toEqual(['TransactWriteItems'])
    expect(reads.length).toBeLessThanOrEqual(2)
  })
})

describe('the door of the officers', () => {
  test('records a survey, and that its surveyors hold their offices, with one transaction and at most two reads', async () => {
    await savePerson(colleague)
    const accepted = deed(await storedSubmission(someone()), { verb: 'accept' }, officer)
    await record(accepted)
    const { id, version } = accepted.after
    const surveyors = [officer, colleague].map(({ id: account, name }) => ({ id: account, name }))
    const command = { version, requestId: randomUUID(), ...surveyed(localDate(new Date().toISOString())), surveyors }
    const { reads, writes } = await asked(() =>
      knock(investigation, officer.id, 'POST', `/desk/applications/${id}/survey`, command),
    )
    expect(writes).toEqual(['TransactWriteItems'])
    expect(reads.length).toBeLessThanOrEqual(2)
  })

  test('shows a page of the queue with one query, and one look at who asks', async () => {
    const { reads, writes } = await asked(() => knock(desk, officer.id, 'GET', '/desk/applications'))
    expect(reads.toSorted()).toEqual(['GetItem', 'Query'])
    expect(writes).toEqual([])
  })

  test('opens a case with at most two reads, and leaves a trace of it', async () => {
    const { id } = await storedSubmission(someone())
    const { reads, writes } = await asked(() => knock(desk, officer.id, 'GET', `/desk/applications/${id}`))
    expect(reads.length).toBeLessThanOrEqual(2)
    expect(writes).toEqual(['PutItem'])
  })

  test('finds what stands beside the list, and the case beside a case, with one query each', async () => {
    const around = await asked(() => knock(lists, officer.id, 'GET', '/desk/worklist'))
    expect(around.reads.toSorted()).toEqual(['GetItem', 'GetItem', 'Query'])
    const place = `at=${encodeURIComponent('2026-11-25#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10')}&way=next`
    const beside = await asked(() => knock(lists, officer.id, 'GET', `/desk/worklist/neighbour?${place}`))
    expect(beside.reads.toSorted()).toEqual(['GetItem', 'Query'])
    expect([...around.writes, ...beside.writes]).toEqual([])
  })

  test('saves a filter with one write over what was read', async () => {
    const filter = { name: '快到期的', filter: { due: 'soon' } }
    const { reads, writes } = await asked(() => knock(lists, officer.id, 'POST', '/desk/worklist/filters', filter))
    expect(reads).toEqual(['GetItem', 'GetItem'])
    expect(writes).toEqual(['PutItem'])
  })
})
