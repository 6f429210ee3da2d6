import { randomUUID } from 'node:crypto'
import { isContractProcedure, type AnyContractRouter, type Route } from '@orpc/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handler as desk } from '../../functions/applications/officer.ts'
import { handler as own } from '../../functions/applications/resident.ts'
import { handler as houses } from '../../functions/investigation/officer.ts'
import { handler as surveyors } from '../../functions/investigation/surveyor.ts'
import { handler as registers } from '../../functions/verification/officer.ts'
import { rulesOf } from '../../functions/applications/case.ts'
import { codeOf } from '../../functions/applications/survey-code.ts'
import { contract } from '#shared/contract/index.ts'
import { commands, type Verb } from '#shared/domain/applications/commands.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { isRole, Person } from '#shared/domain/people/person.ts'
import { PolicyFile } from '#shared/domain/programs/policy.ts'
import { promised, type CaseDocument } from '#shared/domain/documents/document.ts'
import { allDivisionChanges } from '#shared/store/division-changes.ts'
import { promiseDocument } from '#shared/store/documents.ts'
import { savePerson } from '#shared/store/people.ts'
import { savePolicy } from '#shared/store/public-record.ts'
import policyFile from '../cases/policies.json' with { type: 'json' }
import { draftOf, people } from '../domain/applications/case.ts'
import { verbs, type Deed } from '../domain/applications/walks.ts'
import { everyWay, mandateWays } from '../domain/applications/ways.ts'
import { isRead, requestsDuring } from '../support/counted-requests.ts'
import { knock } from '../support/door.ts'
import { placedCase } from '../support/placed-case.ts'

/**
 * What one command may ask of the database: two reads (who asks, and the whole case) and one transaction, whatever the verb.
 * Every verb that a person can say is said here through its own door, on a case that stands where it may be said; a new verb
 * without a way to say it is missed. Policies, calendar and divisions are in memory by then.
 */

const doors = {
  'applications.resident': own,
  'applications.officer': desk,
  'investigation.officer': houses,
  'investigation.surveyor': surveyors,
  'verification.officer': registers,
} as const
type DoorName = keyof typeof doors
const isDoor = (name: string): name is DoorName => name in doors

/** Operations that are called otherwise than their verb. */
const calledOtherwise: Readonly<Record<string, Verb>> = {
  'investigation.officer.start': 'startSurvey',
  'investigation.officer.record': 'recordSurvey',
  'investigation.officer.draw': 'drawSignature',
  'investigation.officer.enter': 'enterSignature',
  'investigation.officer.unsigned': 'noteUnsigned',
  'investigation.officer.visitNeighbour': 'recordNeighbourVisit',
  'investigation.surveyor.sign': 'signSurvey',
  'verification.officer.start': 'startVerification',
  'verification.officer.report': 'reportVerification',
  'verification.officer.correct': 'correctRegister',
}

interface Said {
  readonly verb: Verb
  readonly door: string
  readonly path: string
}

const isVerb = (name: string): name is Verb => Object.hasOwn(commands, name)
const said = (router: AnyContractRouter, place: readonly string[]): Said[] => {
  if (!isContractProcedure(router))
    return Object.entries(router).flatMap(([key, inner]) => said(inner, [...place, key]))
  const { route }: { route: Route } = router['~orpc']
  const name = place.join('.')
  const verb = calledOtherwise[name] ?? place.at(-1) ?? ''
  const { path = '', method } = route
  const ofCase = /^(\/desk)?\/(applications|surveys)\/\{id\}\//.test(path) && method === 'POST'
  return isVerb(verb) && ofCase ? [{ verb, door: place.slice(0, -1).join('.'), path }] : []
}
const operations = said(contract, [])
/** A mandate is confirmed by the code on a slip, which first finds the case. */
const spoken = verbs.filter((verb) => transitions[verb].by.some(isRole) && verb !== 'confirmMandate')

let followed: readonly Deed[] = []

beforeAll(async () => {
  for (const policy of PolicyFile.parse(policyFile).policies) await savePolicy(policy)
  for (const person of Object.values(people)) if (person.role !== 'resident') await savePerson(Person.parse(person))
  await rulesOf(draftOf(), new Date().toISOString())
  await allDivisionChanges()
  const ways = everyWay()
  followed = [...ways, ...mandateWays(ways)].filter(({ outcome }) => !isRefusal(outcome))
}, 60_000)
afterAll(() => {
  delete process.env['CLOCK_SHIFT']
})

/** At most so many cases of a kind are tried: what a door knows more of than the walk may refuse one. */
const tries = 24
const deedsOf = (verb: Verb): readonly Deed[] => {
  const all = followed.filter(({ command, facts }) => command.verb === verb && isRole(facts.actor.role))
  const step = Math.max(1, Math.floor(all.length / tries))
  return all.filter((_, at) => at % step === 0).slice(0, tries)
}

/** Names on paper, as they lie in the case once they were scanned and checked. */
const scanned = (id: string): CaseDocument => ({
  ...promised({ id, kind: 'appraisal-sheet', name: '签字页.pdf', requestedAt: new Date().toISOString() }),
  status: 'clean',
  type: 'application/pdf',
})

const attempt = async ({ before, command, facts }: Deed, { door, path }: Said) => {
  if (!isDoor(door)) throw new Error(`nobody knocks at ${door} here`)
  const application = await placedCase(before, facts.replies)
  const { id, version, resident } = application
  process.env['CLOCK_SHIFT'] = String(Date.parse(facts.now) - Date.now())
  const { verb: _verb, ...words } = command
  const stamp = door === 'applications.resident' ? {} : { version, requestId: randomUUID() }
  const subject = facts.actor.role === 'resident' ? resident : facts.actor.id
  if (command.verb === 'signAppraisal') await promiseDocument(id, scanned(command.sheet))
  // What the family reads out at its table is no word of the command, but opens it.
  const spoken = command.verb === 'enterSignature' ? { code: (await codeOf({ application })) ?? '' } : {}
  const body = { ...words, ...spoken, ...stamp }
  return requestsDuring(() => knock(doors[door], subject, 'POST', path.replace('{id}', id), body))
}

test('every verb that a person can say has an operation, behind a door that is counted here', () => {
  const missing = spoken.filter((verb) => !operations.some((operation) => operation.verb === verb))
  expect(missing).toEqual([])
  expect(operations.filter(({ door }) => !isDoor(door))).toEqual([])
})

test.each(operations)('$door: $verb is two reads and one transaction', async (operation) => {
  const answers: unknown[] = []
  for (const deed of deedsOf(operation.verb)) {
    const { result, requests } = await attempt(deed, operation)
    if (result.status !== 200) {
      answers.push(result.body)
      continue
    }
    expect(requests.filter((request) => !isRead(request))).toEqual(['TransactWriteItems'])
    expect(requests.filter(isRead).length).toBeLessThanOrEqual(2)
    return
  }
  expect.fail(`never carried out: ${JSON.stringify(answers.slice(0, 3))}`)
})
