import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handler as desk } from '../../functions/complaints/officer.ts'
import { handler as anyone } from '../../functions/complaints/public.ts'
import { contract } from '#shared/contract/index.ts'
import { ComplaintVerb, type ComplaintCommand } from '#shared/domain/complaints/commands.ts'
import { complaintOf } from '#shared/domain/complaints/evolve.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import { complaintIdOf, fileComplaint } from '#shared/store/complaints.ts'
import { savePerson } from '#shared/store/people.ts'
import {
  acknowledge,
  aComplaint,
  at,
  conclude,
  dayOf,
  fengTao,
  happened,
  orderCorrection,
  received,
  secondOfficer,
  songPing,
  staff,
  type Deed,
} from '../support/complaints.ts'
import { isRead, requestsDuring } from '../support/counted-requests.ts'
import { knock } from '../support/door.ts'

/** What one word about a complaint may ask of the database: two reads and one transaction, whoever says it. */

const passOn: ComplaintCommand = { verb: 'passOn', reason: '不归本岗。' }
const askExtension: ComplaintCommand = { verb: 'askExtension', reason: '要调取监控。' }
const redirect: ComplaintCommand = { verb: 'redirect', office: '医保局', reason: '由他们办。' }
const correction = orderCorrection(dayOf(9))
const taken: Deed = [0, fengTao, acknowledge]
const concluded: readonly Deed[] = [taken, [1, fengTao, conclude()]]
const reviewed: readonly Deed[] = [...concluded, [2, 'sender', 'askReview', '没有人联系我。']]

interface Way {
  readonly before: readonly Deed[]
  readonly actor: Actor
  readonly command: ComplaintCommand
}
const way = (command: ComplaintCommand, actor: Actor, ...before: readonly Deed[]): Way => ({ before, actor, command })

const ways = [
  way(acknowledge, fengTao),
  way(passOn, fengTao),
  way({ verb: 'sendBack', reason: '也不归本岗。' }, songPing, [0, fengTao, passOn]),
  way(redirect, fengTao),
  way({ verb: 'takeOver', reason: '接着办。' }, secondOfficer, taken),
  way({ verb: 'write', text: '请问是哪天？' }, fengTao, taken),
  way(correction, fengTao, taken),
  way({ verb: 'recordCorrection', doneOn: dayOf(3), how: '改好了。' }, fengTao, taken, [1, fengTao, correction]),
  way(askExtension, fengTao, taken),
  way({ verb: 'grantExtension' }, songPing, taken, [1, fengTao, askExtension]),
  way({ verb: 'refuseExtension', reason: '不必延长。' }, songPing, taken, [1, fengTao, askExtension]),
  way({ verb: 'settleVisit', visit: 'ordered' }, fengTao, taken),
  way(conclude(), fengTao, taken),
  way({ verb: 'concludeReview', result: 'upheld', answer: '原答复适当。' }, songPing, ...reviewed),
]

const routes: Readonly<Record<string, { '~orpc': { route: { path?: string } } }>> = contract.complaints.officer
const pathOf = (verb: string, id: string) => (routes[verb]?.['~orpc'].route.path ?? '').replace('{id}', id)

beforeAll(async () => {
  for (const person of staff) await savePerson(person)
  process.env['CLOCK_SHIFT'] = String(Date.parse(at(3)) - Date.now())
})
afterAll(() => {
  delete process.env['CLOCK_SHIFT']
})

const expectBudget = (requests: readonly string[]) => {
  expect(requests.filter((request) => !isRead(request))).toEqual(['TransactWriteItems'])
  expect(requests.filter(isRead).length).toBeLessThanOrEqual(2)
}

test('every command is counted here', () => {
  expect(new Set(ways.map(({ command }) => command.verb))).toEqual(new Set(ComplaintVerb.options))
})

test.each(ways)('$command.verb is two reads and one transaction', async ({ before, actor, command }) => {
  const id = randomUUID().replaceAll('-', '')
  const caseNumber = command.verb === 'settleVisit' ? 'RC-2611-7K4M' : null
  const events = happened(received({ caseNumber }), ...before)
  await fileComplaint(id, events)
  const { verb, ...words } = command
  const body = { ...words, version: complaintOf(id, events).version }
  const { result, requests } = await requestsDuring(() => knock(desk, actor.id, 'POST', pathOf(verb, id), body))
  expect(result, JSON.stringify(result.body)).toMatchObject({ status: 200 })
  expectBudget(requests)
})

test('so is a complaint that comes', async () => {
  const { result, requests } = await requestsDuring(() => knock(anyone, '', 'POST', '/complaints', aComplaint))
  expect(result).toMatchObject({ status: 200 })
  expectBudget(requests)
})

const redirected: Deed = [0, fengTao, redirect]
test.each([
  { word: 'messages', before: [] },
  { word: 'review', before: concluded },
  { word: 'objection', before: [redirected] },
])('and so are its sender’s words: $word', async ({ word, before }) => {
  const receipt = newReceipt(randomBytes(16))
  await fileComplaint(await complaintIdOf(receipt.replaceAll('-', '')), happened(received(), ...before))
  const said = { receipt, text: '是上周三上午。' }
  const { result, requests } = await requestsDuring(() =>
    knock(anyone, '', 'POST', `/complaints/follow-up/${word}`, said),
  )
  expect(result).toMatchObject({ status: 200 })
  expectBudget(requests)
})
