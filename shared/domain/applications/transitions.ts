import type { Party } from '#shared/domain/people/person.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import type { Verb } from './commands.ts'
import { closedStages, Stage, type Application } from './application.ts'
import { isUnanswered } from './enquiries.ts'
import { awaited } from './minutes.ts'
import { questionsOpen } from './questions.ts'
import { isAppealed } from './remedies.ts'
import { awaitsHousehold, isSigned } from './survey.ts'

/**
 * One verb: who may say it, from which stages it can lead where, and what the case and its program must be for the verb
 * to have anything to do. The state diagram is drawn from here (diagram.ts).
 */
export interface Transition {
  readonly by: readonly Party['role'][]
  readonly ways: { readonly [From in Stage]?: readonly Stage[] }
  readonly provided?: (state: Application, procedure: Procedure) => boolean
}

const resident = ['resident'] as const
const noted = ['system'] as const
const town = ['town-officer', 'town-lead'] as const
const examiner = ['county-officer'] as const
const confirmer = ['county-confirmer'] as const

const fromEach = (by: Transition['by'], stages: readonly Stage[], lead: (from: Stage) => Stage): Transition => ({
  by,
  ways: Object.fromEntries(stages.map((from) => [from, [lead(from)]])),
})
const stay = (by: Transition['by'], ...stages: readonly Stage[]) => fromEach(by, stages, (from) => from)

/** The county decides what was forwarded to it; where the town decides, its lead does, of what was not (Law art. 44). */
const decider: Readonly<Record<Procedure['decidedBy'], Party['role']>> = {
  county: 'county-confirmer',
  town: 'town-lead',
}
const decision = (to: 'CONFIRMED' | 'REFUSED'): Transition => ({
  ...fromEach(Object.values(decider), ['COUNTY_REVIEW', 'NOTICE_REVIEW', 'FIRST_OPINION'], () => to),
  provided: ({ stage }, { decidedBy }) => (stage === 'COUNTY_REVIEW') === (decidedBy === 'county'),
})
/** Whether a role that a verb is open to has it in this program. */
export const isTheirs = (verb: Verb, role: Party['role'], { decidedBy }: Procedure) =>
  (verb !== 'confirm' && verb !== 'refuse') || role === decider[decidedBy]

/** Any state before the decision may end by withdrawal, and once it was sent, by termination (domain.md §12.1). */
const undecided = Stage.options.filter((stage) => stage !== 'CONFIRMED' && !closedStages.includes(stage))
const sent = undecided.filter((stage) => stage !== 'DRAFT')
const accepted = sent.filter((stage) => stage !== 'SUBMITTED' && stage !== 'RETURNED_ONCE')
/** While the town still finds out, an anonymous word during the notice included. */
const enquiring = [
  'INVESTIGATING',
  'VERIFIED_UNFIT',
  'FIRST_OPINION',
  'NOTICE_REVIEW',
  'OBJECTED',
  'RETURNED_TO_TOWN',
] as const
/** Somebody still owes it something: after the decision, its announcement or its delivery. */
const owing: readonly Stage[] = [...sent, 'CONFIRMED', 'REFUSED']
const isOwed = ({ due }: Application) => due !== null
/** Where an office works by itself, so that its duty can wait for others. */
const working = ['INVESTIGATING', 'VERIFIED_UNFIT', 'OBJECTED', 'RETURNED_TO_TOWN', 'COUNTY_REVIEW'] as const
const hasMinutes = ({ county }: Application) => county.minutes !== null
const hasPause = ({ clock }: Application) => clock.some(({ pause, doneAt }) => pause !== null && doneAt === null)

/** To a posted notice; what reaches the office later than the first is added to it, also when the file has moved on. */
const objectable = {
  ways: {
    NOTICE_REVIEW: ['OBJECTED', 'NOTICE_REVIEW'],
    OBJECTED: ['OBJECTED'],
    INVESTIGATING: ['INVESTIGATING'],
    COUNTY_REVIEW: ['COUNTY_REVIEW'],
    RETURNED_TO_TOWN: ['RETURNED_TO_TOWN'],
  },
  provided: ({ notice, objections }: Pick<Application, 'notice' | 'objections'>) =>
    notice !== null || objections.length > 0,
} satisfies Pick<Transition, 'ways' | 'provided'>

/** While nothing is decided and no visit is to come: by the county's own order, or by lot. */
const visitable = {
  ...stay([...examiner, ...confirmer, 'system'], ...sent),
  provided: ({ county }: Pick<Application, 'county'>) => !county.visitRequired || county.visitedOn !== null,
}
export const isVisitable = (state: Pick<Application, 'stage' | 'county'>): boolean =>
  Object.hasOwn(visitable.ways, state.stage) && visitable.provided(state)

/** Whether an objection that was left in time still finds the case on its way. */
export const isObjectable = (state: Pick<Application, 'stage' | 'notice' | 'objections'>): boolean =>
  Object.hasOwn(objectable.ways, state.stage) && objectable.provided(state)

export const transitions: Readonly<Record<Verb, Transition>> = {
  // Also when it has ended: a relative does not read it (57号 art. 11).
  noteKin: stay(noted, ...Stage.options.filter((stage) => stage !== 'DRAFT')),
  submit: { by: [...resident, 'agent'], ways: { DRAFT: ['SUBMITTED'] } },
  confirmMandate: {
    ...stay(resident, ...Stage.options),
    provided: ({ mandate }) => mandate !== null && mandate.confirmedAt === null,
  },
  endMandate: {
    ...stay([...resident, 'agent'], ...undecided),
    provided: ({ mandate }) => mandate !== null && mandate.ended === null,
  },
  // One complete list, once (57号 art. 10): after the family answered, the office can only accept.
  askForMissing: {
    by: town,
    ways: { SUBMITTED: ['RETURNED_ONCE'] },
    provided: ({ deficiency }) => deficiency === null,
  },
  answerDeficiency: { by: [...resident, 'agent'], ways: { RETURNED_ONCE: ['SUBMITTED'] } },
  accept: { by: town, ways: { SUBMITTED: ['INVESTIGATING'] } },
  noteDuplicates: stay(['system'], ...sent),
  // What was resolved may be resolved otherwise: the other case may end meanwhile.
  resolveDuplicates: {
    ...stay([...town, ...examiner], ...sent),
    provided: ({ duplicates }) => duplicates.others.length > 0,
  },
  startSurvey: { ...stay(town, 'INVESTIGATING'), provided: ({ survey }) => survey.status === 'due' },
  // What was signed stays: another survey is ordered with a reason.
  recordSurvey: { ...stay(town, 'INVESTIGATING'), provided: ({ survey }) => !isSigned(survey) },
  signSurvey: {
    ...stay([...town, 'agent'], 'INVESTIGATING'),
    provided: ({ survey: { status, signatures, surveyors } }) =>
      status === 'done' && signatures.length < surveyors.length,
  },
  drawSignature: { ...stay(town, 'INVESTIGATING'), provided: ({ survey }) => awaitsHousehold(survey) },
  enterSignature: { ...stay(town, 'INVESTIGATING'), provided: ({ survey }) => awaitsHousehold(survey) },
  noteUnsigned: {
    ...stay(town, 'INVESTIGATING'),
    provided: ({ survey }) => survey.status === 'done' && survey.household === null,
  },
  recordNeighbourVisit: stay(town, ...enquiring),
  sendLetter: stay(town, ...enquiring),
  recordLetterAnswer: { ...stay(town, ...enquiring), provided: ({ letters }) => letters.some(isUnanswered) },
  answerSurvey: { ...stay(resident, 'INVESTIGATING'), provided: ({ survey }) => awaitsHousehold(survey) },
  // Only while it is still open what is true; the family reads both values and may answer.
  adjustIncome: stay(town, 'INVESTIGATING'),
  countIncome: stay(town, 'INVESTIGATING'),
  answerAdjustment: {
    ...stay(resident, 'INVESTIGATING'),
    provided: ({ adjustments }) => adjustments.some(({ answer }) => answer === null),
  },
  requestVerification: {
    by: town,
    ways: { INVESTIGATING: ['INVESTIGATING'], RETURNED_TO_TOWN: ['INVESTIGATING'] },
    provided: ({ verification }) => verification.status === 'fit',
  },
  startVerification: {
    ...stay(['verifier'], 'INVESTIGATING'),
    provided: ({ verification }) => verification.status === 'requested',
  },
  correctRegister: {
    ...stay(['verifier'], 'INVESTIGATING'),
    provided: ({ verification }) => verification.status === 'started',
  },
  reportVerification: {
    by: ['verifier'],
    ways: { INVESTIGATING: ['INVESTIGATING', 'VERIFIED_UNFIT'] },
    provided: ({ verification }) => verification.status === 'started',
  },
  authoriseVerification: stay(resident, ...accepted),
  answerFinding: {
    by: resident,
    ways: { VERIFIED_UNFIT: ['INVESTIGATING'], FIRST_OPINION: ['FIRST_OPINION'] },
    provided: ({ hearing }) => hearing !== null && hearing.answer === null,
  },
  // What was not signed yet may be put right.
  recordAppraisal: {
    ...stay(town, 'INVESTIGATING', 'VERIFIED_UNFIT'),
    provided: ({ appraisal: { status, signed } }) => status !== 'none' && signed === null,
  },
  signAppraisal: {
    ...stay(town, 'INVESTIGATING', 'VERIFIED_UNFIT'),
    provided: ({ appraisal }) => appraisal.status === 'held',
  },
  giveOpinion: {
    by: town,
    ways: {
      INVESTIGATING: ['NOTICE_REVIEW', 'FIRST_OPINION'],
      VERIFIED_UNFIT: ['FIRST_OPINION'],
      RETURNED_TO_TOWN: ['NOTICE_REVIEW', 'FIRST_OPINION'],
    },
  },
  // Where the town decides, its lead signs by deciding.
  signOpinion: {
    ...stay(['town-lead'], 'NOTICE_REVIEW', 'FIRST_OPINION'),
    provided: ({ opinion }, { decidedBy }) => decidedBy === 'county' && opinion?.signedBy === null,
  },
  recordObjection: { ...objectable, by: town },
  receiveObjection: { ...objectable, by: ['system'] },
  settleObjection: {
    ...stay(town, 'NOTICE_REVIEW', 'OBJECTED', 'INVESTIGATING', 'FIRST_OPINION', 'RETURNED_TO_TOWN'),
    provided: ({ objections }) => objections.some(({ settled }) => settled === null),
  },
  recordPosting: stay(town, 'NOTICE_REVIEW'),
  recordTakingDown: {
    ...stay(town, 'OBJECTED', 'INVESTIGATING', 'COUNTY_REVIEW'),
    provided: ({ postings, takenDownOn }) => postings.length > 0 && takenDownOn === null,
  },
  orderResurvey: {
    ...fromEach(town, ['INVESTIGATING', 'OBJECTED', 'RETURNED_TO_TOWN', 'FIRST_OPINION'], () => 'INVESTIGATING'),
    provided: ({ stage, survey }) => stage !== 'INVESTIGATING' || isSigned(survey),
  },
  // An objection asks for it; a region may always hold one, beside the survey (domain.md row 59, C8).
  orderAppraisal: {
    ...fromEach(town, ['INVESTIGATING', 'OBJECTED', 'RETURNED_TO_TOWN'], () => 'INVESTIGATING'),
    provided: ({ appraisal }, procedure) => appraisal.status !== 'ordered' && procedure.appraisal !== 'never',
  },
  forward: {
    ...fromEach(town, ['NOTICE_REVIEW', 'FIRST_OPINION'], () => 'COUNTY_REVIEW'),
    provided: (_state, { decidedBy }) => decidedBy === 'county',
  },
  // An objection has extended it already, and everything after it.
  extendTotal: {
    ...stay(['town-lead', ...examiner], ...accepted.filter((stage) => stage !== 'OBJECTED')),
    provided: ({ totalExtended }) => !totalExtended,
  },
  orderVisit: visitable,
  recordCountyVisit: stay(examiner, 'COUNTY_REVIEW'),
  // Who has something to add meets again; every meeting stays in the file.
  examine: stay(examiner, 'COUNTY_REVIEW'),
  signMinutes: { ...stay([...examiner, ...confirmer], 'COUNTY_REVIEW'), provided: hasMinutes },
  noteMinutesUnsigned: {
    ...stay(examiner, 'COUNTY_REVIEW'),
    provided: ({ county: { minutes } }) => minutes !== null && awaited(minutes).length > 0,
  },
  confirm: decision('CONFIRMED'),
  refuse: decision('REFUSED'),
  returnToTown: { by: [...examiner, ...confirmer], ways: { COUNTY_REVIEW: ['RETURNED_TO_TOWN'] } },
  answerQuestions: { ...stay(town, 'RETURNED_TO_TOWN', 'INVESTIGATING', 'VERIFIED_UNFIT'), provided: questionsOpen },
  announce: { by: town, ways: { CONFIRMED: ['ANNOUNCED'] } },
  deliverRefusal: { ...stay(town, 'REFUSED'), provided: ({ refusalDelivered }) => refusalDelivered === null },
  // Of somebody who left, the system gives each open case to the successor whom the administrator named.
  assign: { ...stay(['town-lead', 'system'], ...owing), provided: isOwed },
  take: { ...stay(town, ...owing), provided: isOwed },
  pauseDuty: stay([...town, 'verifier', ...examiner], ...working),
  resumeDuty: { ...stay([...town, 'verifier', ...examiner], ...working), provided: hasPause },
  // What the family owes is only reminded of: nothing follows when its day has passed.
  escalate: { ...stay(['system'], ...owing.filter((stage) => stage !== 'RETURNED_ONCE')), provided: isOwed },
  remindFamily: stay(['system'], 'RETURNED_ONCE', 'VERIFIED_UNFIT', 'FIRST_OPINION'),
  withdraw: fromEach(resident, undecided, () => 'WITHDRAWN'),
  warn: stay(town, ...sent),
  answerWarning: { ...stay(resident, ...sent), provided: ({ warning }) => warning !== null && warning.answer === null },
  recordHearing: { ...stay(town, ...sent), provided: ({ warning }) => warning !== null && warning.heldOn === null },
  appeal: {
    ...stay(resident, 'REFUSED', 'TERMINATED', 'WITHDRAWN'),
    provided: (state) => !isAppealed(state) && state.submittedAt !== null,
  },
  decideAppeal: {
    by: examiner,
    ways: {
      REFUSED: ['REFUSED', 'RETURNED_TO_TOWN', 'COUNTY_REVIEW'],
      TERMINATED: ['TERMINATED', 'SUBMITTED', 'INVESTIGATING'],
      WITHDRAWN: ['WITHDRAWN', 'SUBMITTED', 'INVESTIGATING'],
    },
    provided: ({ appeal }) => appeal !== null && appeal.outcome === null,
  },
  reopen: {
    by: ['town-lead', ...examiner],
    ways: { TERMINATED: ['SUBMITTED', 'INVESTIGATING'], WITHDRAWN: ['SUBMITTED', 'INVESTIGATING'] },
    provided: ({ submittedAt }) => submittedAt !== null,
  },
  terminate: fromEach(['town-lead'], sent, () => 'TERMINATED'),
}
