import fc from 'fast-check'
import { type Application } from '#shared/domain/applications/application.ts'
import { isPausable, nextLevel, type Duty } from '#shared/domain/applications/clock.ts'
import { commands, type Command, type Verb } from '#shared/domain/applications/commands.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { isRefusal, type Refusal } from '#shared/domain/applications/refusal.ts'
import type { Facts } from '#shared/domain/applications/rule.ts'
import { isUnanswered } from '#shared/domain/applications/enquiries.ts'
import { awaited, mustSign } from '#shared/domain/applications/minutes.ts'
import { mustSign as mustSignSurvey } from '#shared/domain/applications/survey.ts'
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

export const mayIn = (verb: Verb, role: Party['role'], procedure: Procedure) =>
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

export const frozen = <Value>(value: Value): Value => {
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
