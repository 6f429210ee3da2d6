import type { Mandate } from '#shared/domain/applications/mandate.ts'
import { expect } from 'vitest'
import { sections, type CompleteAnswers } from '#shared/domain/applications/answers.ts'
import { Application, newApplication } from '#shared/domain/applications/application.ts'
import { commands, type Command } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { isRefusal, type Refusal } from '#shared/domain/applications/refusal.ts'
import type { Facts } from '#shared/domain/applications/rule.ts'
import { isFieldProblem } from '#shared/domain/field-problems.ts'
import type { Actor, Party, Person } from '#shared/domain/people/person.ts'
import { assessment } from '#shared/domain/applications/assess.ts'
import type { Calculation } from '#shared/domain/programs/calculation.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import type { EstimateResult } from '#shared/domain/programs/estimate.ts'
import { PolicyFile } from '#shared/domain/programs/policy.ts'
import { Terms } from '#shared/domain/programs/terms.ts'
import policyFile from '../../cases/policies.json' with { type: 'json' }

/** The demo people of roles.md, and what a case needs to be told as given events, when a command, then what follows. */

const officer = (id: string, name: string, role: Person['role'], division: string): Actor => ({
  id,
  name,
  role,
  division,
})
const town = '500153001'
const countyDivision = '500153'

export const people = {
  li: { id: 'resident-li', name: '李桂花', role: 'resident', division: '' },
  wang: { id: 'resident-wang', name: '王建国', role: 'resident', division: '' },
  town: officer('town-changyuan', '赵敏', 'town-officer', town),
  town2: officer('town-changyuan-2', '周伟', 'town-officer', town),
  lead: officer('town-changyuan-lead', '孙丽华', 'town-lead', town),
  verifier: officer('county-verifier', '郑洁', 'verifier', countyDivision),
  examiner: officer('county-officer', '冯涛', 'county-officer', countyDivision),
  confirmer: officer('county-confirmer', '何静', 'county-confirmer', countyDivision),
  tipHandler: officer('tip-handler', '罗芳', 'tip-handler', countyDivision),
  supervisor: officer('county-supervisor', '宋平', 'supervisor', countyDivision),
  administrator: officer('county-admin', '唐磊', 'administrator', countyDivision),
  agent: officer('agent-changyuan', '刘春梅', 'agent', '500153001001'),
} as const satisfies Record<string, Actor>

/** What 刘春梅 carries for 李桂花, as it was recorded. */
export const mandate: Mandate = {
  agent: { id: people.agent.id, name: people.agent.name },
  village: people.agent.division,
  name: people.li.name,
  person: 'hash-of-the-number',
  givenOn: '2026-08-27',
  how: 'paper',
  scope: 'send',
  confirmedAt: null,
  ended: null,
}

export const by = ({ id, name, role }: Party) => ({ id, name, role })

/** Ten in the morning in Rongchang. */
export const morningOf = (day: string) => `${day}T02:00:00.000Z`
export const due = (date: string, provisional = false) => ({ date, provisional })

export const family: CompleteAnswers = {
  place: sections.place.parse({ village: '500153001001', address: '人民路 3 号' }),
  members: sections.members.parse([
    { name: '李桂花', idNumber: '990101198202040041', relation: 'self', disabilityGrade: null, seriouslyIll: false },
    { name: '王建军', idNumber: '990101197909110037', relation: 'spouse', disabilityGrade: null, seriouslyIll: false },
    { name: '王小军', idNumber: '990101200402290088', relation: 'child', disabilityGrade: 2, seriouslyIll: false },
  ]),
  supporters: [],
  incomes: [{ member: 1, kind: 'odd-job', amountFen: 90_000, per: 'month' }],
  deductions: [],
  property: { financialFen: 300_000, cars: 0, homes: 1, shops: 0 },
  account: sections.account.parse({ kind: 'PASSBOOK', number: '62170099', bank: '重庆农商行', holder: '李桂花' }),
  circumstances: { cause: 'disability', description: '', phone: null, kinOfOfficer: false },
}
export const kinOfOfficer: CompleteAnswers = {
  ...family,
  circumstances: { ...family.circumstances, kinOfOfficer: true },
}

export const entitled: EstimateResult = {
  eligible: true,
  reasons: [],
  baseFen: 129_600,
  topUpFen: 0,
  subsidyFen: 0,
  monthlyFen: 129_600,
  policyId: 'rongchang-urban',
  steps: [],
}
export const notEntitled: EstimateResult = {
  ...entitled,
  eligible: false,
  reasons: ['income-not-below-standard'],
  baseFen: 0,
  monthlyFen: 0,
}

const [policy] = PolicyFile.parse(policyFile).policies.filter(({ id }) => id === 'rongchang-urban')
if (policy === undefined) throw new Error('the policy file lost the policy of the demo family')
/** A calculation that came to this result. */
export const calculated = (result: EstimateResult): Calculation => ({
  request: assessment({ program: 'urban-dibao', adjustments: [] }, family, '2026-09', dibao),
  policy,
  terms: Terms.strip().parse(dibao),
  result,
})

export const noticeId = '0b5a4d5e-6f0c-4a57-9f0e-3c5d2f6a7b81'
export const draftOf = (answers: Application['answers'] = family): Application => ({
  ...newApplication({
    id: '6f9d9f0a-3f0e-4f6e-8a53-0a4b7c1d2e3f',
    program: 'urban-dibao',
    resident: people.li.id,
    now: morningOf('2026-08-28'),
  }),
  answers,
})

/** The case after these events; each event and each state is one the store could hold. */
export const caseAfter = (events: readonly Event[], answers?: Application['answers']): Application =>
  events.reduce<Application>((state, event) => Application.parse(evolve(state, Event.parse(event))), draftOf(answers))

/** What the operation's schema finds wrong with the words of a command, before anybody decides. */
const wordsRefused = ({ verb, ...words }: Command): Refusal | null => {
  const issue = commands[verb].safeParse(words).error?.issues[0]
  return issue === undefined || !isFieldProblem(issue.message)
    ? null
    : { problem: 'FIELD', field: issue.path.join('.'), code: issue.message }
}

export interface Outcome {
  /** The event that followed; gives the case as it is then. */
  readonly then: (event: Partial<Event>) => Application
  readonly refused: (why: Refusal) => void
  /** What followed; throws where nothing did. */
  readonly event: () => Event
}

const outcomeOf = (before: Application, outcome: Event | Refusal): Outcome => ({
  then: (expected) => {
    expect(outcome).toMatchObject(expected)
    if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
    return Application.parse(evolve(before, Event.parse(outcome)))
  },
  refused: (why) => expect(outcome).toEqual(why),
  event: () => {
    if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
    return outcome
  },
})

export interface Circumstances {
  readonly on: string
  readonly estimate?: EstimateResult | null
  /** What it comes to, where a test calculates itself. */
  readonly calculation?: Calculation | null | undefined
  readonly answers?: Application['answers']
  readonly procedure?: Procedure | undefined
  readonly replies?: Facts['replies']
  readonly objectors?: readonly string[]
  readonly mandateShown?: boolean
  readonly sheets?: readonly string[]
}

export const given = (...events: readonly Event[]) => ({
  when: (
    actor: Party,
    command: Command,
    {
      on,
      estimate = entitled,
      calculation = estimate && calculated(estimate),
      answers,
      procedure = dibao,
      replies = [],
      objectors = [],
      mandateShown = false,
      sheets = [],
    }: Circumstances,
  ): Outcome => {
    const before = caseAfter(events, answers)
    const facts: Facts = {
      actor,
      now: morningOf(on),
      newId: noticeId,
      newNumber: 'RC-2609-7K4M',
      calculation,
      procedure,
      replies,
      objectors,
      mandateShown,
      sheets,
    }
    return outcomeOf(before, wordsRefused(command) ?? decide(before, command, facts))
  },
})
