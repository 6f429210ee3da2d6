import { closedStages, type Application } from '#shared/domain/applications/application.ts'
import type { Verb } from '#shared/domain/applications/commands.ts'
import { barred } from '#shared/domain/applications/decide.ts'
import { unclaimed } from '#shared/domain/applications/mandate.ts'
import { leadOpen, objectionOpen } from '#shared/domain/applications/objection.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { isAppealed } from '#shared/domain/applications/remedies.ts'
import { areSigned } from '#shared/domain/applications/minutes.ts'
import { isSigned } from '#shared/domain/applications/survey.ts'
import { questionsOpen } from '#shared/domain/applications/questions.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { system, type Party } from '#shared/domain/people/person.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { draftOf, family, mandate, morningOf, people } from './case.ts'
import { commandFor, does, frozen, mayIn, verbs, type Deed } from './walks.ts'

/** The ways a case can go, each kind of case followed once. */

/** How an ended case may open again hangs on no more. */
const endOf = (state: Application) => [
  state.stage,
  state.appeal === null,
  isAppealed(state),
  state.acceptedAt === null,
  state.submittedAt === null,
  state.refusalDelivered === null,
]

/** What of a case decides which way it can still go, trait by trait. */
const traitsOf = (state: Application): readonly unknown[] =>
  closedStages.includes(state.stage)
    ? [endOf(state)]
    : [
        state.survey.status,
        isSigned(state.survey),
        state.survey.household?.how,
        state.verification.status,
        state.appraisal.status,
        state.appraisal.signed === null,
        objectionOpen(state),
        leadOpen(state),
        ['NOTICE_REVIEW', 'OBJECTED'].includes(state.stage) && state.postings.length > 0,
        state.opinion?.outcome,
        state.opinion?.signedBy === null,
        state.hearing?.answer,
        state.deficiency?.answers,
        state.county.minutes && areSigned(state.county.minutes),
        state.stage === 'RETURNED_TO_TOWN' && questionsOpen(state),
        state.warnedAt === null,
        state.duplicates.others.length > 0 && (state.duplicates.resolution?.finding ?? 'open'),
        state.refusalDelivered === null,
      ]

/** Any two traits met together in a stage; all of them at once would be more kinds of case than can be followed. */
const kindsOf = (state: Application): string[] => {
  const traits = traitsOf(state).map((trait, at) => `${at}: ${JSON.stringify(trait)}`)
  const met = traits.flatMap((one, at) => traits.slice(at).map((other) => [state.stage, one, other].join(' | ')))
  return [...met, `${state.stage} | asked: ${questionsOpen(state)}`]
}

const hour = 3_600_000
/** At once, and when what was waited for is over; what is broken, when every day that was set has passed. */
const momentsFor = (verb: Verb): readonly number[] => {
  if (verb === 'escalate') return [120 * 24 * hour]
  return verb === 'pauseDuty' || verb === 'resumeDuty' ? [hour] : [hour, 14 * 24 * hour]
}

interface Reached {
  readonly state: Application
  readonly time: number
}

/** The ways a case can go in a program, each kind of case followed once, at each of these moments after the step before. */
export const everyWay = (
  procedure: Procedure = dibao,
  from: Application = draftOf(family),
  steps = Infinity,
): Deed[] => {
  const deeds: Deed[] = []
  const seen = new Set<string>()
  let front: Reached[] = [
    { state: frozen(from), time: Date.parse(from.opinion?.at ?? from.acceptedAt ?? morningOf('2026-08-31')) },
  ]
  for (let step = 0; front.length > 0 && step < steps; step++) {
    const next = front.flatMap((reached) => waysOn(reached, procedure)).filter(({ outcome }) => !isRefusal(outcome))
    deeds.push(...next)
    front = next
      // One that runs again goes the ways that are gone already.
      .filter(({ before, after }) => !closedStages.includes(before.stage) || closedStages.includes(after.stage))
      .filter(({ after }) => {
        const unseen = kindsOf(after).filter((kind) => !seen.has(kind))
        unseen.forEach((kind) => seen.add(kind))
        return unseen.length > 0
      })
      .map(({ after, facts }) => ({ state: after, time: Date.parse(facts.now) }))
  }
  return deeds
}

/** One who may; for what each office does to its own duties, one of each. */
const doers = (verb: Verb, state: Application, procedure: Procedure): readonly Party[] => {
  const able = [...Object.values(people), system].filter(({ role }) => mayIn(verb, role, procedure))
  if (verb === 'pauseDuty' || verb === 'resumeDuty') return able
  return [able.find((someone) => barred(state, verb, someone, procedure) === null) ?? able[0]].flatMap(
    (one) => one ?? [],
  )
}

/** A pause is followed to its end at once, another income to the family's answer, a letter to its own: for the way of a case it is no other kind of case. */
const withEnd = (deed: Deed): Deed[] => {
  const { command, facts, outcome, after } = deed
  const { actor, now, procedure } = facts
  if (isRefusal(outcome)) return [deed]
  const then = (verb: Verb, who: Party) =>
    does(after, commandFor(verb, 0, localDate(now), after), { actor: who, now, words: 0, procedure })
  if (command.verb === 'adjustIncome' || command.verb === 'countIncome')
    return [deed, then('answerAdjustment', people.li)]
  if (command.verb === 'sendLetter') return [deed, then('recordLetterAnswer', actor)]
  if (command.verb !== 'pauseDuty') return [deed]
  return [deed, does(after, { verb: 'resumeDuty', duty: command.duty }, { actor, now, words: 1, procedure })]
}

const waysOn = ({ state, time }: Reached, procedure: Procedure): Deed[] =>
  verbs
    .filter((verb) => transitions[verb].ways[state.stage] !== undefined)
    .flatMap((verb) => doers(verb, state, procedure).map((actor) => ({ verb, actor })))
    .flatMap(({ verb, actor }) =>
      momentsFor(verb).flatMap((later) => {
        const now = new Date(time + later).toISOString()
        const command = (words: number) => commandFor(verb, words, localDate(now), state)
        return (verb === 'decideAppeal' ? [0, 1, 2] : [0, 1]).flatMap((words) =>
          withEnd(does(state, command(words), { actor, now, words, procedure })),
        )
      }),
    )

/** Which way a case goes does not hang on a mandate: one of each stage that these ways reach is tried with one. */
export const mandateWays = (ways: readonly Deed[]): Deed[] => {
  const reached = [draftOf(family), ...ways.map(({ after }) => after)]
  const states = new Map(reached.map((state) => [state.stage, state] as const))
  const said = { actor: people.li, now: morningOf('2027-02-01'), words: 0 }
  return [...states.values()].flatMap((state) => [
    does({ ...state, mandate, resident: unclaimed(mandate.person) }, commandFor('confirmMandate', 0, '', state), said),
    does({ ...state, mandate }, commandFor('endMandate', 0, '', state), said),
  ])
}
