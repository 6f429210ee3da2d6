import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts, type Account } from '#infra/local/identity/accounts.ts'
import { contract } from '#shared/contract/index.ts'
import { admission, leaveTip } from '../support/admission.ts'
import { anyone, as, call, done, read, send, type Answer } from '../support/api.ts'
import { completeDraft, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { family, inRenyi } from '../support/family.ts'
import { tipKeyOf, unlocked } from '../support/tip-key.ts'
import { tokenWith, wrongTokens } from '../support/forged-tokens.ts'
import {
  describedIn,
  exampleBody,
  filled,
  openapi,
  operations,
  type Description,
  type Operation,
} from '../support/operations.ts'

const secret = '藏名'
const unknown = {
  id: randomUUID(),
  documentId: randomUUID(),
  archiveId: randomUUID(),
  code: '500153',
  page: 'income',
  number: 'RC-2609-0000',
  source: 'tax',
  token: 'nothing',
  /** In a county that no demo account holds an office in. */
  village: '341623100001',
  postedOn: '2026-11-20',
}
const unknownReport = { ...unknown, id: 'A'.repeat(32) }
const unknownDecision = { ...unknown, code: '7K4M-2Q9X-B3RT-6WVZ' }
const query: Readonly<Record<string, string>> = {
  '/policies': '?region=500153',
  '/notices': '?village=500153001001',
  '/tips/numbers': '?county=500153',
  '/standing-list': '?village=500153001001',
  '/desk/boards/{village}/sheet': '?kind=STANDING&on=2026-11-20',
  '/desk/worklist/neighbour': `?way=next&at=${encodeURIComponent('2026-11-25#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10')}`,
}

let document: Description
let inChangyuan: string
let inRenyiTown: string
let draft: string
const reports: Record<string, string> = {}

const withName = (changes = {}) => {
  const told = family(changes)
  return { ...told, members: told.members.map((member) => ({ ...member, name: secret })) }
}

const filing = {
  against: 'family',
  about: secret,
  division: '500153001',
  place: '',
  facts: `${secret}在外面有店铺。`,
  contact: null,
}

/** The one that was just sent: an older one may be late, and then the supervisor reads it too. */
const newest = (listed: readonly { readonly id: string; readonly receivedAt: string }[]): string => {
  const [found] = listed.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
  if (found === undefined) throw new Error('nothing lies at the desk')
  return found.id
}

const began = Date.now()
afterAll(() => withoutDraftsSince(began))
beforeAll(async () => {
  document = await openapi()
  inChangyuan = (await submitted('resident-li', withName())).id
  inRenyiTown = (await submitted('resident-wang', withName({ place: { village: inRenyi, address: '正街 3 号' } }))).id
  draft = (await completeDraft('resident-li', withName())).id
  // A desk sees a tip once its sender has typed the code.
  for (const changes of [{ kind: 'hidden-income' }, { kind: 'official-favouritism', against: 'county' }]) {
    const { receipt } = read(await leaveTip({ ...filing, ...changes }), contract.tips.public.file)
    done(await anyone.post('/tips/follow-up', { receipt }))
  }
  const complained = { against: 'village-or-town', payment: null, caseNumber: null, afraid: false }
  done(await anyone.post('/complaints', { ...filing, ...complained, kind: 'service' }))
  const tips = async (account: string) =>
    read(await (await unlocked(account)).get('/desk/tips'), contract.tips.handler.list).reports
  const complaints = read(await as('county-officer').get('/desk/complaints'), contract.complaints.officer.list)
  reports.handler = newest(await tips('tip-handler'))
  reports.supervisor = newest(await tips('county-supervisor'))
  reports.complaint = newest(complaints.complaints)
})

const isReport = ({ path }: Operation) => /^\/desk\/(tips|complaints)\/\{id\}/.test(path)
const unknownOf = (operation: Operation) => {
  if (isReport(operation)) return unknownReport
  return operation.path.startsWith('/decisions/') ? unknownDecision : unknown
}
const mayCall = ({ actors }: Operation, account: Account) => actors.includes(account.role)

/** The operation's own example as its body, over a version that nobody has seen: allowed, it still changes nothing. */
const attempt = async (account: string | null, operation: Operation, parameters: Record<string, string>) => {
  const body = exampleBody(describedIn(document, operation))
  const path = filled(operation.path, parameters) + (query[operation.path] ?? '')
  const fresh = body && {
    ...body,
    ...('version' in body && { version: 999 }),
    ...('admission' in body && { admission: await admission() }),
  }
  return call(account, operation.method, path, fresh, await tipKeyOf(account))
}
const withNothingKnown = (account: string | null, operation: Operation) =>
  attempt(account, operation, unknownOf(operation))

const signedIn = operations.filter(({ actors }) => !actors.includes('anyone'))
const open = operations.filter(({ actors }) => actors.includes('anyone'))

/** One attempt of each, at the same time. */
const everyOne = (some: readonly Account[], operation: Operation) =>
  Promise.all(some.map(async ({ account }) => ({ account, answer: await withNothingKnown(account, operation) })))

test.each(signedIn)('$method $path is closed to whoever is not signed in', async (operation) => {
  expect((await withNothingKnown(null, operation)).status).toBe(401)
})

const restricted = signedIn.filter((operation) => !accounts.every((account) => mayCall(operation, account)))
test.each(restricted)('$method $path refuses every other role, before it looks at anything', async (operation) => {
  const outsiders = accounts.filter((account) => !mayCall(operation, account))
  for (const { account, answer } of await everyOne(outsiders, operation))
    expect(answer, account).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
})

/** Whoever works tips in the demo has a key already. */
const expected = ({ method, path }: Operation) => {
  if (method === 'POST' && path === '/desk/tip-key') return 409
  return /\{(id|number|village)\}|\/(claims|invitations)$/.test(path) ? 404 : 200
}

test.each(signedIn)('$method $path is open to its own roles, who find nothing where nothing is', async (operation) => {
  const insiders = accounts.filter((account) => mayCall(operation, account))
  for (const { account, answer } of await everyOne(insiders, operation))
    expect(answer.status, account).toBe(expected(operation))
})

test.each(open)('anyone may call $method $path, with a token or without', async (operation) => {
  for (const account of [null, 'resident-li', 'tip-handler'])
    expect([200, 404]).toContain((await withNothingKnown(account, operation)).status)
})

const onCases = (door: string) => operations.filter(({ name, path }) => name.includes(door) && path.includes('{id}'))
const caseDesk = onCases('.officer.').filter(({ path }) => path.startsWith('/desk/applications'))
const officersOf = (operation: Operation) =>
  accounts.filter((account) => mayCall(operation, account) && account.role !== 'resident')

/** Exactly what an unknown id gets, so that not even its existence shows. */
const expectNothing = (answer: Answer, about: string) => {
  expect(answer, about).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  expect(answer.text).not.toContain(secret)
}

describe.each(caseDesk)('$method $path', (operation) => {
  test('reaches the cases of the officer’s own division and no other', async () => {
    for (const { account, division = '' } of officersOf(operation))
      for (const [id, village] of [
        [inChangyuan, '500153001001'],
        [inRenyiTown, inRenyi],
      ] as const) {
        const answer = await attempt(account, operation, { ...unknown, id })
        if (village.startsWith(division) && !operation.path.includes('{documentId}'))
          expect(operation.method === 'GET' ? [200] : [409], account).toContain(answer.status)
        else expectNothing(answer, account)
      }
  })

  test('does not know of a draft', async () => {
    for (const { account } of officersOf(operation))
      expectNothing(await attempt(account, operation, { ...unknown, id: draft }), account)
  })
})

describe.each(onCases('.resident.'))('$method $path', (operation) => {
  test('does not know of somebody else’s application', async () => {
    for (const [account, id] of [
      ['resident-wang', inChangyuan],
      ['resident-wang', draft],
      ['resident-li', inRenyiTown],
    ] as const)
      expectNothing(await attempt(account, operation, { ...unknown, id }), account)
  })
})

describe.each(operations.filter(isReport))('$method $path', (operation) => {
  test('does not know of another desk’s report', async () => {
    const others = operation.path.includes('complaints')
      ? [['county-supervisor', reports.complaint]]
      : [
          ['county-supervisor', reports.handler],
          ['tip-handler', reports.supervisor],
        ]
    for (const [account = '', id = ''] of others.filter(([account]) =>
      officersOf(operation).some((one) => one.account === account),
    ))
      expectNothing(await attempt(account, operation, { ...unknown, id }), account)
  })
})

describe('a token', () => {
  const bearing = (token: string) => send('/me', { headers: { authorization: `Bearer ${token}` } })

  test('of the provider opens the door it is for', async () => {
    expect(await bearing(await tokenWith())).toMatchObject({ status: 200, body: { role: 'town-officer' } })
  })

  test.each(Object.keys(wrongTokens))('%s opens nothing', async (wrong) => {
    const answer = await bearing((await wrongTokens[wrong]?.()) ?? '')
    expect(answer.status).toBe(401)
    expect(answer.text).not.toContain('赵敏')
  })
})
