import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import type { Application } from '#shared/domain/applications/application.ts'
import { sectionNames, type Answers } from '#shared/domain/applications/answers.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { isUnclaimed, mayFillIn } from '#shared/domain/applications/mandate.ts'
import { misplaced } from '#shared/domain/applications/receiving.ts'
import { repeated } from '#shared/domain/applications/repeated.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { ownView, summary, type CaseFile } from '#shared/domain/applications/views.ts'
import { origins, standingOf, taken } from '#shared/domain/referrals/referral.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { unchoosable } from '#shared/domain/divisions/divisions.ts'
import { identityNumberProblem } from '#shared/domain/people/identity-number.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { applicationsOf, findCase, keepScratch, saveDraft, startApplication } from '#shared/store/applications.ts'
import { referralInvitedBy, writeReferral } from '#shared/store/referrals.ts'
import { caseOfMandate } from '#shared/store/guards.ts'
import { personOf } from '#shared/store/sealed-answers.ts'
import { divisionsKnown, knowDivisionsNow } from '../http/divisions-known.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { carryOut, rulesOf } from './case.ts'
import type { Context } from './stand-aside.ts'
import { codeOf } from './survey-code.ts'

const resident = implement(contract.applications.resident).$context<RequestContext>().use(signedIn).use(divisionsKnown)

/** Somebody else's application does not exist for me, unless I carry it. */
const ownFile = async (id: string, actor: Actor): Promise<CaseFile> => {
  const file = await findCase(id)
  if (file === null || !mayFillIn(file.application, actor)) throw problem('NOT_FOUND')
  return file
}

const shown = async (file: CaseFile, actor: Actor, now: string) =>
  ownView(file, actor, { now, ...(await rulesOf(file.application, now)) })

const ownDraft = async (id: string, actor: Actor): Promise<CaseFile> => {
  const file = await ownFile(id, actor)
  if (file.application.stage !== 'DRAFT') throw problem('DRAFT_CLOSED')
  return file
}

/** A birth date is judged against today, which a schema cannot know. */
const checkBirthDates = ({ members = [], supporters = [] }: Answers, today: string) => {
  const told = [
    ...members.map(({ idNumber }, position) => [`members.${position}.idNumber`, idNumber] as const),
    ...supporters.flatMap(({ consent }, position) =>
      consent === null ? [] : [[`supporters.${position}.consent.idNumber`, consent.idNumber] as const],
    ),
  ]
  const fields = told.flatMap(([path, idNumber]) => {
    const found = identityNumberProblem(idNumber, today)
    return found === undefined ? [] : [fieldProblem(`answers.${path}`, found)]
  })
  if (fields.length > 0) throw problem('INPUT_INVALID', { fields })
}

/** Which town may take it, the policy in force there says. */
const checkPlace = async (application: Application, now: string) => {
  const { place } = application.answers
  await knowDivisionsNow(now)
  if (place && unchoosable(place.village) === 'unknown-division')
    throw problem('INPUT_INVALID', { fields: [fieldProblem('answers.place.village', 'unknown-division')] })
  const wrong = place && misplaced(place, (await rulesOf(application, now)).procedure)
  if (wrong) throw problem('INPUT_INVALID', { fields: [fieldProblem(`answers.place.${wrong.field}`, wrong.code)] })
}

const attempts = 4

/** What an agent tells is marked as theirs, and of nobody but who gave the mandate. */
const toldByAgent = async ({ mandate }: Application, answers: Answers, { actor, now }: Context): Promise<Event> => {
  const applicant = answers.members?.[0]
  if (applicant !== undefined && (await personOf(applicant.idNumber)) !== mandate?.person)
    throw problem('INPUT_INVALID', { fields: [fieldProblem('answers.members.0.idNumber', 'not-the-mandator')] })
  const sections = sectionNames.filter((name) => answers[name] !== undefined)
  return { type: 'answersTold', at: now, by: by(actor), sections }
}

interface Told {
  readonly id: string
  readonly answers: Answers
  readonly page?: string | undefined
}

/** Sections are whole, so a save beside another device's save is simply made again over it. */
const save = async ({ id, answers, page }: Told, { actor, now }: Context): Promise<CaseFile> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const file = await ownDraft(id, actor)
    const before = file.application
    const after = { ...before, version: before.version + 1, answers: { ...before.answers, ...answers } }
    if (answers.place) await checkPlace(after, now)
    const event = actor.role === 'agent' ? await toldByAgent(after, answers, { actor, now }) : null
    if (await saveDraft(before, after, page, event)) {
      const { [page ?? '']: _dropped, ...scratch } = file.scratch
      return { ...file, application: after, scratch, events: event ? [...file.events, event] : file.events }
    }
  }
  throw problem('CHANGED_MEANWHILE')
}

/** What an answer names must have been sent with this case, and have passed its checks. */
const checkDocuments = ({ documents }: CaseFile, command: Command) => {
  if (command.verb !== 'answerDeficiency') return
  const sent = new Set(documents.filter(({ status }) => status === 'clean').map(({ id }) => id))
  const fields = command.answers.flatMap((answer, at) =>
    answer.how === 'documents' && !answer.documents.every((id) => sent.has(id))
      ? [fieldProblem(`answers.${at}.documents`, 'document-unknown')]
      : [],
  )
  if (fields.length > 0) throw problem('INPUT_INVALID', { fields })
}

/** A number may be taken and two devices may press at once: then the case is read again and decided again. */
const act = async (id: string, command: Command, actor: Actor, now: string): Promise<CaseFile> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const file = await ownFile(id, actor)
    if (repeated(file, command)) return file
    checkDocuments(file, command)
    const done = await carryOut({ file, command, actor, now, requestId: null })
    if (done.recorded === 'recorded') return done.file
  }
  throw problem('CHANGED_MEANWHILE')
}

/** Only who holds the slip and has the number of the mandate finds it; it is on their account from then on. */
const claim = async (code: string, idNumber: string, { actor, now }: Context): Promise<string> => {
  const id = await caseOfMandate(code)
  const file = id === null ? null : await findCase(id)
  if (file === null || file.application.mandate?.person !== (await personOf(idNumber))) throw problem('MANDATE_UNKNOWN')
  const { id: found, program, resident: holder, stage } = file.application
  if (holder === actor.id) return found
  if (!isUnclaimed(file.application)) throw problem('MANDATE_UNKNOWN')
  const mine = stage === 'DRAFT' ? await applicationsOf(actor.id) : []
  if (mine.some((own) => own.stage === 'DRAFT' && own.program === program)) throw problem('OTHER_DRAFT_OPEN')
  const done = await carryOut({ file, command: { verb: 'confirmMandate' }, actor, now, requestId: null })
  if (done.recorded !== 'recorded') throw problem('CHANGED_MEANWHILE')
  return found
}

export const handler = serve(
  resident.router({
    start: resident.start.handler(async ({ input, context: { actor, now } }) => {
      const id = await startApplication({ id: randomUUID(), program: input.program, resident: actor.id, now })
      return shown(await ownFile(id, actor), actor, now)
    }),
    list: resident.list.handler(async ({ context: { actor } }) => ({
      applications: (await applicationsOf(actor.id)).map(summary),
    })),
    get: resident.get.handler(async ({ input, context: { actor, now } }) =>
      shown(await ownFile(input.id, actor), actor, now),
    ),
    save: resident.save.handler(async ({ input, context }) => {
      const { actor, now } = context
      checkBirthDates(input.answers, localDate(now))
      return shown(await save(input, context), actor, now)
    }),
    keep: resident.keep.handler(async ({ input: { id, page, fields }, context: { actor, now } }) => {
      await ownDraft(id, actor)
      await keepScratch(id, page, fields)
      return { keptAt: now }
    }),
    submit: resident.submit.handler(async ({ input: { id, ...declared }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'submit', ...declared }, actor, now), actor, now),
    ),
    takeInvitation: resident.takeInvitation.handler(async ({ input: { code, program }, context: { actor, now } }) => {
      const before = await referralInvitedBy(code)
      if (before === null || standingOf(before) === 'open') throw problem('INVITATION_UNKNOWN')
      const event = { type: 'invitationTaken', at: now, by: by(actor), ...origins(before) } as const
      const id = await startApplication({ id: randomUUID(), program, resident: actor.id, now }, { event })
      const after = taken(before, id, now)
      if (after !== before && !(await writeReferral(before, after))) throw problem('CHANGED_MEANWHILE')
      return { id }
    }),
    claim: resident.claim.handler(async ({ input: { code, idNumber }, context }) => ({
      id: await claim(code, idNumber, context),
    })),
    endMandate: resident.endMandate.handler(async ({ input: { id, reason }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'endMandate', reason }, actor, now), actor, now),
    ),
    answerDeficiency: resident.answerDeficiency.handler(async ({ input: { id, answers }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'answerDeficiency', answers }, actor, now), actor, now),
    ),
    answerFinding: resident.answerFinding.handler(async ({ input: { id, ...words }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'answerFinding', ...words }, actor, now), actor, now),
    ),
    authoriseVerification: resident.authoriseVerification.handler(
      async ({ input: { id, ...words }, context: { actor, now } }) =>
        shown(await act(id, { verb: 'authoriseVerification', ...words }, actor, now), actor, now),
    ),
    answerWarning: resident.answerWarning.handler(async ({ input: { id, ...words }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'answerWarning', ...words }, actor, now), actor, now),
    ),
    appeal: resident.appeal.handler(async ({ input: { id, grounds }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'appeal', grounds }, actor, now), actor, now),
    ),
    answerAdjustment: resident.answerAdjustment.handler(async ({ input: { id, answer }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'answerAdjustment', answer }, actor, now), actor, now),
    ),
    surveyCode: resident.surveyCode.handler(async ({ input: { id }, context: { actor } }) => ({
      code: await codeOf(await ownFile(id, actor)),
    })),
    answerSurvey: resident.answerSurvey.handler(async ({ input: { id, ...words }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'answerSurvey', ...words }, actor, now), actor, now),
    ),
    withdraw: resident.withdraw.handler(async ({ input: { id, reason }, context: { actor, now } }) =>
      shown(await act(id, { verb: 'withdraw', reason }, actor, now), actor, now),
    ),
  }),
)
