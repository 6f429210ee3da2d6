import type { Party } from '#shared/domain/people/person.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { adjustment } from './adjustment.ts'
import type { Application } from './application.ts'
import type { Command, CommandOf, Verb } from './commands.ts'
import { appraisal } from './appraisal.ts'
import { county } from './county.ts'
import { duplicateRules } from './duplicates.ts'
import { enquiries } from './enquiries.ts'
import type { Event } from './events.ts'
import { intake } from './intake.ts'
import { isOwnOrKin, kin } from './kin.ts'
import { carries, isUnclaimed, mandates } from './mandate.ts'
import { mustSign, reviewing } from './minutes.ts'
import { investigation } from './investigation.ts'
import { objecting } from './objection.ts'
import { opinion } from './opinion.ts'
import { posting } from './posting.ts'
import { asking } from './questions.ts'
import type { Refusal } from './refusal.ts'
import { remedies } from './remedies.ts'
import { mustSign as mustSignSurvey } from './survey.ts'
import type { Facts, Rule } from './rule.ts'
import { timekeeping } from './timekeeping.ts'
import { isTheirs, transitions } from './transitions.ts'
import { verification } from './verification.ts'

const rules: { readonly [V in Verb]: Rule<V> } = {
  ...intake,
  ...mandates,
  ...duplicateRules,
  ...investigation,
  ...enquiries,
  ...verification,
  ...appraisal,
  ...opinion,
  ...objecting,
  ...posting,
  ...county,
  ...asking,
  ...reviewing,
  ...kin,
  ...timekeeping,
  ...remedies,
  ...adjustment,
}

const conflicted = (state: Application, verb: Verb, actor: Party) => {
  if (actor.role === 'resident')
    return state.resident !== actor.id && !(verb === 'confirmMandate' && isUnclaimed(state))
  if (actor.role === 'agent' && verb !== 'signSurvey') return !carries(state, actor)
  if (isOwnOrKin(state, actor)) return true
  const mine = new Set([actor.id, actor.name])
  return (verb === 'confirm' || verb === 'refuse') && state.investigators.some((someone) => mine.has(someone))
}

/** Who made a survey or met about a case signs for it, once, and nobody for another. */
const isNotToSign = ({ survey, county: { minutes } }: Application, verb: Verb, { id }: Party) =>
  (verb === 'signSurvey' && !mustSignSurvey(survey, id)) || (verb === 'signMinutes' && !mustSign(minutes, id))

/** Why this person may not say this verb now, whatever they would add to it; null when they may. */
export const barred = (state: Application, verb: Verb, actor: Party, procedure: Procedure): Refusal | null => {
  const transition = transitions[verb]
  if (!transition.by.includes(actor.role) || !isTheirs(verb, actor.role, procedure))
    return { problem: 'ROLE_NOT_ALLOWED' }
  if (conflicted(state, verb, actor)) return { problem: 'CONFLICT_OF_INTEREST' }
  if (transition.ways[state.stage] === undefined || transition.provided?.(state, procedure) === false)
    return { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }
  return isNotToSign(state, verb, actor) ? { problem: 'ROLE_NOT_ALLOWED' } : null
}

const follow = <V extends Verb>(state: Application, command: CommandOf<V>, facts: Facts) => {
  const rule: Rule<V> = rules[command.verb]
  return rule(state, command, facts)
}

/** Whom a command sends to the family or its neighbours, or sits down over its case, and the field that says so. */
const sentBy = (command: Command) => {
  if (command.verb === 'recordNeighbourVisit') return { field: 'visitors', people: command.visitors }
  if (command.verb === 'examine') return { field: 'present', people: command.present }
  const isSurvey = command.verb === 'startSurvey' || command.verb === 'recordSurvey'
  return { field: 'surveyors', people: (isSurvey ? command.surveyors : undefined) ?? [] }
}

/** A relative is neither given the case nor sent to the family's house nor heard about it, whoever writes it down; nor is who carried it. */
const namesKin = ({ kin: { names, officers }, mandate }: Application, command: Command): Refusal | null => {
  const { field, people } = sentBy(command)
  if (people.some(({ id }) => id === mandate?.agent.id)) return { problem: 'FIELD', field, code: 'surveyor-carried-it' }
  if (people.some(({ id, name }) => officers.includes(id) || names.includes(name)))
    return { problem: 'FIELD', field, code: 'surveyor-is-kin' }
  return command.verb === 'assign' && officers.includes(command.to.id)
    ? { problem: 'FIELD', field: 'to', code: 'assignee-is-kin' }
    : null
}

/** One command on one case: the event that follows, or why nothing does. Pure. */
export const decide = (state: Application, command: Command, facts: Facts): Event | Refusal =>
  barred(state, command.verb, facts.actor, facts.procedure) ?? namesKin(state, command) ?? follow(state, command, facts)
