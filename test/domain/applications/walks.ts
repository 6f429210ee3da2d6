import fc from 'fast-check'
import { closedStages, type Application } from '#shared/domain/applications/application.ts'
import { isPausable, nextLevel, type Duty } from '#shared/domain/applications/clock.ts'
import { commands, type Command, type Verb } from '#shared/domain/applications/commands.ts'
import { barred, decide } from '#shared/domain/applications/decide.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { unclaimed } from '#shared/domain/applications/mandate.ts'
import { leadOpen, objectionOpen } from '#shared/domain/applications/objection.ts'
import { isRefusal, type Refusal } from '#shared/domain/applications/refusal.ts'
import { isAppealed } from '#shared/domain/applications/remedies.ts'
import type { Facts } from '#shared/domain/applications/rule.ts'
import { isUnanswered } from '#shared/domain/applications/enquiries.ts'
import { areSigned, awaited, mustSign } from '#shared/domain/applications/minutes.ts'
import { isSigned, mustSign as mustSignSurvey } from '#shared/domain/applications/survey.ts'
import { questionsOpen } from '#shared/domain/applications/questions.ts'
import { isTheirs, transitions } from '#shared/domain/applications/transitions.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { system, type Party } from '#shared/domain/people/person.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import {
  calculated,
  draftOf,
  entitled,
  kinOfOfficer,
  family,
  mandate,
  morningOf,
  noticeId,
  notEntitled,
  people,
} from './case.ts'
import { meeting, objectionId, reviewBy, sheetId, surveyOn } from './history.ts'

/** Random walks of one case: mostly what is open to the right person, sometimes anything by anybody. */

export const verbs = Object.keys(commands).filter((name): name is Verb => name in commands)

const secondConfirmer: Party = { ...people.confirmer, id: 'county-confirmer-2', name: '田野' }

/** Besides the demo people: who changed office since, who shares a surveyor's name, and an officer who applies. */
export const actors: readonly Party[] = [
  ...Object.values(people),
  { ...people.confirmer, id: people.examiner.id, name: people.examiner.name },
  { ...people.confirmer, id: people.town2.id, name: people.town2.name },
  secondConfirmer,
  { ...people.town, id: people.li.id, name: people.li.name },
  system,
]

/** Words that must never reach the family carry this sign; whoever writes them does not know who reads. */
export const officeOnly = '〔内部〕'

const surveyGroups: readonly (readonly Party[])[] = [
  [people.town, people.town2],
  [people.town2, people.lead],
  [people.town, people.agent],
  [people.lead, people.agent, people.town],
]
const surveyorsFor = (words: number) =>
  (surveyGroups[words % surveyGroups.length] ?? []).map(({ id, name }) => ({ id, name }))

/** The first two are those who usually meet. */
const reviewGroups: readonly (readonly Party[])[] = [
  [people.examiner, people.confirmer],
  [people.examiner, people.confirmer],
  [people.examiner, people.confirmer, secondConfirmer],
  [people.examiner, secondConfirmer],
]
const reviewersFor = (words: number) => reviewGroups[words % reviewGroups.length] ?? []

const otherCase = (persons: number) => ({
  id: '8a1d6a0e-52f1-4f0b-9a3c-1d2e3f4a5b6c',
  number: 'RC-2608-8M5N',
  village: '500153101001',
  persons,
})

const results = ['changed', 'revoked', 'upheld'] as const

export interface Dice {
  readonly choice: number
  readonly anything: boolean
  readonly verb: Verb
  readonly actor: Party
  readonly days: number
  readonly words: number
}

export const dice: fc.Arbitrary<Dice> = fc.record({
  choice: fc.nat(1000),
  anything: fc.nat(9).map((n) => n === 0),
  verb: fc.constantFrom(...verbs),
  actor: fc.constantFrom(...actors),
  days: fc.constantFrom(0, 1, 3, 8, 9, 12),
  words: fc.nat(11),
})

/** The one of a case's duties that the verb can say something of, if there is one. */
const dutyFor = ({ clock }: Application, today: string, fits: (duty: Duty) => boolean) =>
  clock.find((duty) => fits(duty))?.key ?? 'whole'

export const commandFor = (verb: Verb, words: number, today: string, state: Application): Command => {
  const inside = `${officeOnly}${verb}`
  switch (verb) {
    case 'noteKin': {
      const found = words % 3 === 0 ? [] : [words % 3 === 1 ? people.town2 : people.lead]
      return { verb, officers: found.map(({ id }) => id), names: found.map(({ name }) => name) }
    }
    case 'submit':
      return { verb, truthDeclared: true, verificationAuthorised: true }
    case 'confirmMandate':
    case 'accept':
    case 'signSurvey':
    case 'signMinutes':
    case 'signOpinion':
    case 'enterSignature':
    case 'forward':
    case 'announce':
    case 'take':
    case 'remindFamily':
      return { verb }
    case 'endMandate':
      return { verb, reason: '家里的回答' }
    case 'assign':
      return { verb, to: { id: people.town2.id, name: people.town2.name } }
    case 'deliverRefusal':
      return { verb, how: 'in-person', deliveredOn: today }
    case 'pauseDuty': {
      const duty = dutyFor(state, today, (one) => isPausable(one, today) && one.due.date >= today)
      return { verb, duty, until: addDays(today, 20).date, reason: '写给家里看的理由' }
    }
    case 'resumeDuty':
      return { verb, duty: dutyFor(state, today, ({ pause }) => pause !== null && today <= pause.until) }
    case 'escalate': {
      const broken = state.clock.find((one) => nextLevel(one, today) !== null)
      return { verb, duty: broken?.key ?? 'whole', to: (broken && nextLevel(broken, today)) ?? 'supervisor' }
    }
    case 'askForMissing':
      return { verb, items: [{ subject: 'medical-record', words: '病历首页' }] }
    case 'answerDeficiency':
      return { verb, answers: [{ how: 'words', words: '家里的回答' }] }
    case 'answerFinding':
    case 'answerAdjustment':
      return { verb, answer: '家里的回答' }
    case 'noteDuplicates':
      return { verb, others: [otherCase(words)] }
    case 'answerWarning':
      return { verb, answer: '家里的回答', hearingWanted: words % 2 === 0 }
    case 'recordHearing':
      return { verb, heldOn: today, minutes: inside }
    case 'appeal':
      return { verb, grounds: '家里的理由' }
    case 'decideAppeal':
      return { verb, result: results[words % 3] ?? 'upheld', reason: '写给家里看的理由', decidedOn: today }
    case 'reopen':
      return { verb, reason: '写给家里看的理由' }
    case 'resolveDuplicates':
      return { verb, finding: words % 6 === 0 ? 'other-goes-on' : 'justified', reason: inside }
    case 'adjustIncome':
      return { verb, line: 1 + (words % 2), countedFen: 120_000, reason: '写给家里看的理由' }
    case 'countIncome':
      return {
        verb,
        member: 1 + (words % 2),
        kind: 'wage',
        per: 'month',
        countedFen: 90_000,
        reason: '写给家里看的理由',
      }
    case 'extendTotal':
      return { verb, cause: 'difficult-survey', reason: '写给家里看的理由' }
    case 'orderVisit':
      return { verb, cause: 'complaint' }
    case 'withdraw':
    case 'warn':
    case 'terminate':
      return { verb, reason: '写给家里看的理由' }
    case 'recordNeighbourVisit':
      return { verb, visitedOn: today, visitors: surveyorsFor(words), relation: 'left', said: inside, name: inside }
    case 'sendLetter':
      return { verb, to: inside, asks: inside, sentOn: today, answerBy: addDays(today, 10).date }
    case 'recordLetterAnswer': {
      const open = state.letters.find(isUnanswered)
      return { verb, letter: open?.id ?? noticeId, answeredOn: today, answer: inside }
    }
    case 'startSurvey':
      return { verb, surveyors: surveyorsFor(words) }
    case 'recordSurvey':
      return { verb, ...surveyOn(today, surveyorsFor(words)), findings: inside }
    case 'drawSignature':
      return { verb, signer: '李桂花', strokes: 'M20,40L60,90' }
    case 'noteUnsigned':
      return { verb, cause: 'refused', reason: '写给家里看的理由' }
    case 'answerSurvey':
      return { verb, right: words % 3 > 0, words: '家里的回答' }
    case 'orderResurvey':
    case 'orderAppraisal':
      return verb === 'orderAppraisal' ? { verb, form: 'appraisal', reason: inside } : { verb, reason: inside }
    case 'recordAppraisal':
      return { verb, ...meeting(today), minutes: inside, dissent: inside }
    case 'signAppraisal':
      // Five of nine are too few.
      return {
        verb,
        sheet: sheetId,
        unsigned: words === 9 ? [1, 2, 3].map((participant) => ({ participant, reason: inside })) : [],
      }
    case 'giveOpinion':
      return { verb, outcome: words % 6 === 0 ? 'refuse' : 'grant', reasons: '写给家里看的理由' }
    case 'recordObjection':
      return { verb, name: words % 3 === 0 ? '' : `${officeOnly}吴强`, phone: '', text: inside }
    case 'receiveObjection':
      return {
        verb,
        objection: `${objectionId}-${today}`,
        name: words % 3 === 0 ? '' : `${officeOnly}吴强`,
        phone: '',
        text: inside,
      }
    case 'settleObjection':
      return { verb, objection: openIn(state) ?? objectionId, outcome: 'unfounded', findings: inside, answer: inside }
    case 'recordPosting':
      return { verb, places: [`${inside}${today}`], postedOn: today }
    case 'recordTakingDown':
      return { verb, takenDownOn: today }
    case 'reportVerification':
      return {
        verb,
        result: words % 6 === 0 ? 'unfit' : 'fit',
        findings: '写给家里看的结论',
        silence: words % 5 === 4 ? '' : inside,
        put: ['business.market-entities.0'],
      }
    case 'startVerification':
      return { verb, purpose: 'application', sources: ['population', 'market-entities'] }
    case 'authoriseVerification':
      return { verb, verificationAuthorised: true }
    case 'requestVerification':
      return { verb, reason: inside }
    case 'correctRegister':
      return { verb, discrepancy: 'business.market-entities.0', reason: inside }
    case 'recordCountyVisit':
      return { verb, visitedOn: today, findings: inside }
    case 'examine':
      return { verb, ...reviewBy(...reviewersFor(words)), heldOn: today, put: inside, dissent: inside }
    case 'noteMinutesUnsigned': {
      const open = state.county.minutes === null ? [] : awaited(state.county.minutes)
      return { verb, participant: open[words % open.length]?.id ?? people.examiner.id, reason: inside }
    }
    case 'confirm':
      return { verb, reasons: '写给家里看的理由' }
    case 'refuse':
      return { verb, cause: 'NOT_ELIGIBLE', reasons: '写给家里看的理由' }
    case 'returnToTown':
      return { verb, questions: [inside, `${inside}${words}`] }
    case 'answerQuestions': {
      const open = state.questions.flatMap(({ answer }, question) => (answer === null ? [question] : []))
      return { verb, answers: open.slice(0, 1 + (words % 2)).map((question) => ({ question, answer: inside })) }
    }
  }
}

const openIn = ({ objections }: Application) => objections.find(({ settled }) => settled === null)?.id

/** What ends a case, sends it back or leaves it where it is comes up less, or few walks would reach a decision. */
const rare: readonly Verb[] = [
  'noteKin',
  'withdraw',
  'terminate',
  'refuse',
  'warn',
  'askForMissing',
  'returnToTown',
  'startSurvey',
  'orderVisit',
  'extendTotal',
  'noteDuplicates',
  'authoriseVerification',
  'requestVerification',
  'correctRegister',
  'assign',
  'take',
  'pauseDuty',
  'resumeDuty',
  'escalate',
  'remindFamily',
  'recordObjection',
  'receiveObjection',
  'orderAppraisal',
  'recordTakingDown',
  'answerWarning',
  'recordHearing',
  'adjustIncome',
  'countIncome',
  'enterSignature',
  'noteUnsigned',
  'noteMinutesUnsigned',
  'recordNeighbourVisit',
  'sendLetter',
  'recordLetterAnswer',
]

const mayIn = (verb: Verb, role: Party['role'], procedure: Procedure) =>
  transitions[verb].by.includes(role) && isTheirs(verb, role, procedure)

/** A survey that is made and signed is seldom made again before anything was said of it. */
const startsAnew = (verb: Verb, { stage, survey, appraisal, county }: Application) =>
  (verb === 'orderResurvey' && stage === 'INVESTIGATING') ||
  (verb === 'recordSurvey' && survey.status === 'done') ||
  (verb === 'examine' && county.minutes !== null) ||
  (verb === 'recordAppraisal' && appraisal.status === 'held') ||
  (verb === 'signAppraisal' && appraisal.signed !== null)
/** Only who made a survey, or met about the case, signs for it. */
const mayFor = (verb: Verb, id: string, { survey, county }: Application) =>
  (verb !== 'signSurvey' || mustSignSurvey(survey, id)) && (verb !== 'signMinutes' || mustSign(county.minutes, id))

const likelyIn = (state: Application, { choice, words }: Dice): { verb: Verb; actor: Party } | undefined => {
  const open = verbs
    .filter((verb) => transitions[verb].ways[state.stage] !== undefined)
    .filter((verb) => transitions[verb].provided?.(state, dibao) !== false)
  const usual = open.filter((verb) => !rare.includes(verb) && !startsAnew(verb, state))
  const from = choice % 8 === 0 || usual.length === 0 ? open : usual
  const verb = from[choice % from.length]
  const able = actors.filter(
    ({ id, role }) => verb !== undefined && mayIn(verb, role, dibao) && mayFor(verb, id, state),
  )
  const actor = able[words % able.length]
  return verb && actor && { verb, actor }
}

export interface Deed {
  readonly before: Application
  readonly command: Command
  readonly facts: Facts
  readonly outcome: Event | Refusal
  readonly after: Application
}

/** The business register knows a shop that the family did not declare. */
const replies: readonly Reply[] = [
  {
    source: 'market-entities',
    member: 0,
    part: '',
    asOf: '2026-08-31',
    receivedAt: morningOf('2026-09-01'),
    records: [{ source: 'market-entities', name: '桂花小吃店', state: 'open', capitalFen: 5_000_000 }],
  },
]

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

const poorEnough = frozen(calculated(entitled))
const tooRich = frozen(calculated(notEntitled))

/** Everything is frozen, so whoever changes what was given throws. */
export const does = (
  before: Application,
  command: Command,
  { actor, now, words, procedure = dibao }: { actor: Party; now: string; words: number; procedure?: Procedure },
): Deed => {
  const calculation = words === 11 ? null : words === 7 ? tooRich : poorEnough
  const newId = noticeId.slice(0, -6) + String(before.version).padStart(6, '0')
  const facts = frozen({
    actor,
    now,
    newId,
    newNumber: 'RC-2609-7K4M',
    calculation,
    replies,
    procedure,
    objectors: ['吴强'],
    mandateShown: true,
    sheets: [sheetId],
  })
  const outcome = decide(before, frozen(command), facts)
  return { before, command, facts, outcome, after: isRefusal(outcome) ? before : frozen(evolve(before, outcome)) }
}

export const walk = ([isKin, throws]: Throws): Deed[] =>
  walkFrom(draftOf(isKin ? kinOfOfficer : family), '2026-08-31', throws)

export const walkFrom = (from: Application, on: string, throws: readonly Dice[]): Deed[] => {
  const deeds: Deed[] = []
  let state = frozen(from)
  let time = Date.parse(morningOf(on))
  for (const thrown of throws) {
    time += thrown.days * 86_400_000 + 60_000
    const { verb, actor } = (thrown.anything ? undefined : likelyIn(state, thrown)) ?? thrown
    const now = new Date(time).toISOString()
    const done = does(state, commandFor(verb, thrown.words, localDate(now), state), { actor, now, words: thrown.words })
    deeds.push(done)
    state = done.after
  }
  return deeds
}

/** Whether the family is an officer's kin, and the dice of each step: short enough to read when a property fails. */
export const throwsOfDice = fc.tuple(fc.boolean(), fc.array(dice, { minLength: 25, maxLength: 45, size: 'max' }))

export type Throws = typeof throwsOfDice extends fc.Arbitrary<infer Thrown> ? Thrown : never

export const eventsIn = (deeds: readonly Deed[]): Event[] =>
  deeds.flatMap(({ outcome }) => (isRefusal(outcome) ? [] : [outcome]))

export const mayNot = (verb: Verb): readonly Party[] =>
  actors.filter(({ role }) => !transitions[verb].by.includes(role))

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

/** Which way a case goes does not hang on a mandate: one of each stage is tried with one. */
export const mandateWays = (): Deed[] => {
  const reached = [draftOf(family), ...everyWay().map(({ after }) => after)]
  const states = new Map(reached.map((state) => [state.stage, state] as const))
  const said = { actor: people.li, now: morningOf('2027-02-01'), words: 0 }
  return [...states.values()].flatMap((state) => [
    does({ ...state, mandate, resident: unclaimed(mandate.person) }, commandFor('confirmMandate', 0, '', state), said),
    does({ ...state, mandate }, commandFor('endMandate', 0, '', state), said),
  ])
}
