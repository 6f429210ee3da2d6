import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import type { Surveyor } from '#shared/domain/applications/survey.ts'
import type { CaseSummary } from '#shared/domain/applications/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { as, done, read, type Answer } from './api.ts'
import { declared, family } from './family.ts'

/** Steps of a case through the running system's API, each by who takes it in life. */

/** A case as an answer shows it, for the next step: which, and in which version. */
export interface Shown {
  readonly id: string
  readonly version: number
}

const own = contract.applications.resident
const verifierDoor = contract.verification.officer

export const startDraft = async (account: string, program = 'rural-dibao') =>
  read(await as(account).post('/applications', { program }), own.start)

/** Gives up a draft that may be open, so that the next one is blank. */
export const withoutDraft = async (account: string, program = 'rural-dibao'): Promise<void> => {
  const { id } = await startDraft(account, program)
  done(await as(account).post(`/applications/${id}/withdrawal`, { reason: '' }))
}

/** Gives up the drafts that were begun since `start`, so that other tests find the residents as the demo left them. */
export const withoutDraftsSince = async (start: number): Promise<void> => {
  for (const account of ['resident-li', 'resident-wang'])
    for (const { id, stage, startedAt } of read(await as(account).get('/applications'), own.list).applications)
      if (stage === 'DRAFT' && Date.parse(startedAt) >= start)
        done(await as(account).post(`/applications/${id}/withdrawal`, { reason: '' }))
}

/** A draft with every section told. */
export const completeDraft = async (account: string, answers = family(), program = 'rural-dibao') => {
  const { id } = await startDraft(account, program)
  return read(await as(account).patch(`/applications/${id}/answers`, { answers }), own.save)
}

export const submit = (account: string, id: string): Promise<Answer> =>
  as(account).post(`/applications/${id}/submission`, declared)

export const submitted = async (account: string, answers = family(), program = 'rural-dibao') =>
  read(await submit(account, (await completeDraft(account, answers, program)).id), own.submit)

/** An officer's step over the version they saw. */
export const act = (
  account: string,
  { id, version }: Shown,
  step: string,
  words: object = {},
  requestId: string = randomUUID(),
): Promise<Answer> => as(account).post(`/desk/applications/${id}/${step}`, { version, requestId, ...words })

export const reasons = '情况属实，符合规定。'

/** What a verifier says where no register was connected: who was asked, and why none answered. */
export const verified = (result: 'fit' | 'unfit' = 'fit', findings = reasons) => ({
  result,
  findings,
  silence: '各部门以纸质函件回复。',
})

/** The registers are asked about a case, and the verifier reports; the answer is that of the report. */
export const verify = async (seen: Shown, words = verified()): Promise<Answer> => {
  const asked = { purpose: 'application', sources: ['population'] }
  const { version } = read(await act('county-verifier', seen, 'verification-request', asked), verifierDoor.start)
  return act('county-verifier', { id: seen.id, version }, 'verification', words)
}

type Surveyors = readonly [Surveyor, Surveyor]
const zhaoMin = { id: 'town-changyuan', name: '赵敏' }
export const zhouWei = { id: 'town-changyuan-2', name: '周伟' }

export const surveyed = (visitedOn: string, persons = 2, surveyors: Surveyors = [zhaoMin, zhouWei]) => ({
  visitedOn,
  surveyors,
  method: 'visit',
  why: '',
  met: [0],
  alsoMet: '',
  residents: '一家人都住在这里。',
  housing: 'own',
  seen: '两间砖房，家具陈旧。',
  members: Array.from({ length: persons }, (_, member) => ({ member, health: '还好', work: '打零工' })),
  income: '打零工，不固定。',
  property: '',
  spending: '',
  told: '',
  findings: '与申报一致。',
})

/** One records the survey and signs by it, the other signs; nobody of the family can. The case as it is then. */
export const survey = async (id: string, [first, second]: Surveyors = [zhaoMin, zhouWei]) => {
  const shown = async () => read(await as(first.id).get(`/desk/applications/${id}`), contract.applications.officer.get)
  const { counting, ...seen } = await shown()
  done(await act(first.id, seen, 'survey', surveyed(today(), counting.length, [first, second])))
  const { version } = await shown()
  done(await as(second.id).post(`/desk/surveys/${id}/signature`, { version, requestId: randomUUID() }))
  done(await act(first.id, await shown(), 'household-unsigned', { cause: 'unable', reason: '手受了伤。' }))
  return shown()
}

/** What 冯涛 writes of a joint review that he and 何静 held. */
export const review = (heldOn: string) => ({
  heldOn,
  heldAt: '09:30',
  place: '民政局会议室',
  present: [
    { id: 'county-officer', name: '冯涛', view: '材料齐全。' },
    { id: 'county-confirmer', name: '何静', view: '同意。' },
  ],
  put: '街道的初审意见。',
  dissent: '',
  proposal: 'confirm',
})

/** A case with an opinion to grant, whose notice is still to be hung in its village. */
export const underNotice = async (account: string, answers = family()): Promise<string> => {
  const sent = await submitted(account, answers)
  const shown = async () =>
    read(await as('town-changyuan').get(`/desk/applications/${sent.id}`), contract.applications.officer.get)
  done(await act('town-changyuan', sent, 'acceptance'))
  const { version } = await survey(sent.id)
  done(await verify({ id: sent.id, version }))
  done(await act('town-changyuan-lead', await shown(), 'opinion', { outcome: 'grant', reasons }))
  return sent.id
}

/** The day it really is in Asia/Shanghai, wherever the business clock was moved; or so many milliseconds later. */
export const today = (shift = 0): string => localDate(new Date(Date.now() + shift).toISOString())

/** Every case of an account's queue, page after page. */
export const queueOf = async (account: string, filter = '') => {
  const cases: CaseSummary[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const path = `/desk/applications?${filter}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const page: { cases: CaseSummary[]; cursor: string | null } = read(
      await as(account).get(path),
      contract.applications.officer.queue,
    )
    cases.push(...page.cases)
    cursor = page.cursor
  }
  return cases
}
