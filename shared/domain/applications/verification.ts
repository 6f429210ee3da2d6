import { addDays, addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { discrepanciesOf } from '#shared/domain/verification/discrepancy.ts'
import { answered, authorisedUntil, isAuthorised } from '#shared/domain/verification/request.ts'
import type { Application } from './application.ts'
import type { Refusal } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'

/** The registers are asked about every member of the case, for a purpose, while the family's authorisation lasts (Law art. 40, 70(6)). */
const startVerification: Rule<'startVerification'> = (
  state,
  { purpose, sources },
  { actor, now, newId, procedure },
) => {
  const { authorisedAt } = state.verification
  const days = procedure.authorisationDays
  if (!isAuthorised(authorisedAt, days, localDate(now))) return { problem: 'AUTHORISATION_EXPIRED' }
  return {
    type: 'verificationStarted',
    at: now,
    by: by(actor),
    request: {
      id: newId,
      purpose,
      sources,
      persons: state.answers.members?.length ?? 0,
      authorisedOn: localDate(authorisedAt),
      authorisedUntil: authorisedUntil(authorisedAt, days),
      startedAt: now,
    },
  }
}

const authoriseVerification: Rule<'authoriseVerification'> = (_state, _command, { actor, now }) => ({
  type: 'verificationAuthorised',
  at: now,
  by: by(actor),
})

/** A report that is out of date, or a doubt of the county's, is asked again. */
const requestVerification: Rule<'requestVerification'> = (_state, { reason }, facts) => ({
  type: 'verificationRequested',
  at: facts.now,
  by: by(facts.actor),
  reason,
  verificationStartDue: startDue(facts),
})

const startDue = ({ now, procedure: { limits } }: Facts) =>
  addWorkingDays(localDate(now), limits.verificationStartWorkingDays)

const differs = ({ answers }: Application, { replies }: Facts) =>
  new Set(discrepanciesOf(answers, replies).map(({ id }) => id))

/** What the register says is kept, and beside it why it does not hold: what the family declared does. */
const correctRegister: Rule<'correctRegister'> = (state, { discrepancy, reason }, facts) =>
  differs(state, facts).has(discrepancy)
    ? { type: 'registerCorrected', at: facts.now, by: by(facts.actor), discrepancy, reason }
    : { problem: 'FIELD', field: 'discrepancy', code: 'choose-one' }

const unsaid = (state: Application, { replies }: Facts) => {
  const { request } = state.verification
  return request === null || answered(request, replies).some(({ complete }) => !complete)
}

/** A register that did not answer needs its reason; only what a register really says is put to a family. */
const reportRefused = (
  state: Application,
  { silence, put }: { readonly silence: string; readonly put: readonly string[] },
  facts: Facts,
): Refusal | null => {
  if (silence === '' && unsaid(state, facts)) return { problem: 'FIELD', field: 'silence', code: 'required' }
  const known = differs(state, facts)
  return put.every((id) => known.has(id)) ? null : { problem: 'FIELD', field: 'put', code: 'choose-one' }
}

/** Found unfit: the family is told and may answer before anything follows (57号 art. 18). */
const reportVerification: Rule<'reportVerification'> = (state, { result, findings, silence = '', put = [] }, facts) => {
  const { actor, now, procedure } = facts
  const today = localDate(now)
  const unfit = result === 'unfit'
  return (
    reportRefused(state, { silence, put }, facts) ?? {
      type: 'verificationReported',
      at: now,
      by: by(actor),
      result,
      findings,
      silence: silence === '' ? null : silence,
      discrepancies: differs(state, facts).size,
      put: unfit ? put : [],
      validUntil: addDays(today, procedure.verificationDays).date,
      answerUntil: unfit ? addWorkingDays(today, procedure.limits.answerWorkingDays) : null,
    }
  )
}

/** An answer to the registers' finding is checked again; one to a negative opinion travels with the file. */
const answerFinding: Rule<'answerFinding'> = (state, { answer, answers = [] }, facts) => {
  const { put } = state.verification
  const stray = answers.findIndex(({ discrepancy }) => !put.includes(discrepancy))
  if (stray >= 0) return { problem: 'FIELD', field: `answers.${stray}.discrepancy`, code: 'choose-one' }
  return {
    type: 'findingAnswered',
    at: facts.now,
    by: by(facts.actor),
    answer,
    answers,
    verificationStartDue: state.stage === 'VERIFIED_UNFIT' ? startDue(facts) : null,
  }
}

export const verification = {
  startVerification,
  authoriseVerification,
  requestVerification,
  correctRegister,
  reportVerification,
  answerFinding,
}
