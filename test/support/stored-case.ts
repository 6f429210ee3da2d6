import { dibao } from '#shared/domain/programs/dibao.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Application } from '#shared/domain/applications/application.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { applicationNumber } from '#shared/domain/applications/number.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { findCase, record, saveDraft, startApplication, type Deed } from '#shared/store/applications.ts'
import { caseAfter } from '../domain/applications/case.ts'
import { granted, posted } from '../domain/applications/history.ts'
import { family } from './family.ts'

/** Cases in the store without any door: what the domain decides is written as a door would write it. */

export const now = '2026-11-20T01:30:00.000Z'
export const someone = (): Actor => ({ id: `resident-${randomUUID()}`, name: '李桂花', role: 'resident', division: '' })
export const officer: Actor = { id: 'town-changyuan', name: '赵敏', role: 'town-officer', division: '500153001' }
export const declared = { verb: 'submit', truthDeclared: true, verificationAuthorised: true } as const

export const fileOf = async (id: string) => {
  const file = await findCase(id)
  if (file === null) throw new Error(`there is no case ${id}`)
  return file
}

/** A draft with every section told. */
export const storedDraft = async (resident: Actor, answers = family()): Promise<Application> => {
  const id = await startApplication({ id: randomUUID(), program: 'urban-dibao', resident: resident.id, now })
  const { application } = await fileOf(id)
  const after = { ...application, version: application.version + 1, answers }
  await saveDraft(application, after, undefined)
  return after
}

/** What a command makes of a case, ready to be recorded. */
export const deed = (before: Application, command: Command, actor: Actor, requestId: string | null = null): Deed => {
  const newNumber = applicationNumber(before.answers.place?.village ?? '', '2026-11-20', randomBytes(4))
  const event = decide(before, command, {
    actor,
    now,
    newId: randomUUID(),
    newNumber,
    calculation: null,
    replies: [],
    procedure: dibao,
    objectors: [],
    mandateShown: false,
    sheets: [],
  })
  if (isRefusal(event)) throw new Error(`not decided: ${JSON.stringify(event)}`)
  return { before, after: evolve(before, event), event, actor: actor.id, requestId }
}

export const storedSubmission = async (resident: Actor, answers = family()): Promise<Application> => {
  const sent = deed(await storedDraft(resident, answers), declared, resident)
  await record(sent)
  return sent.after
}

/** A case of the family's that was just confirmed; what follows from it follows as in life. */
export const storedGrant = async (resident: Actor, answers = family()): Promise<Application> => {
  const sent = await storedSubmission(resident, answers)
  const { id, number, submittedAt, version } = sent
  const decided = caseAfter(granted)
  const after = { ...decided, id, resident: resident.id, answers, number, submittedAt, version: version + 1 }
  await saveDraft(sent, after, undefined)
  return after
}

/** A case under a notice of its own in September 2026, open through `lastDay`; its surveyors hold their offices. */
export const storedNotice = async (resident: Actor, lastDay = '2026-12-01') => {
  const notice = randomUUID()
  const own = (event: Event): Event =>
    'notice' in event && event.notice ? { ...event, notice: { ...event.notice, id: notice, lastDay } } : event
  let before = await storedSubmission(resident)
  for (const event of posted.slice(1).map(own)) {
    const after = evolve(before, event)
    const recorded = await record({ before, after, event, actor: event.by.id, requestId: null })
    if (recorded !== 'recorded') throw new Error(`not recorded: ${recorded}`)
    before = after
  }
  return { id: before.id, notice }
}
