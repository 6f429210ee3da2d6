import { questionsOpen } from '#shared/domain/applications/questions.ts'
import type { Gate } from '#shared/domain/applications/refusal.ts'
import { isSigned } from '#shared/domain/applications/survey.ts'
import type { CaseView } from '#shared/domain/applications/views.ts'
import { caseForms, type OfficerVerb } from './case-forms.server.ts'
import { isVerbOf } from './room.server.ts'

export interface Wait {
  /** The first day after a notice, or the last day on which the family may answer. */
  readonly for: 'notice' | 'answer'
  readonly day: string
}

/** What an officer can do with a case now. */
export interface Work {
  /** The step that moves the case on, if it is this officer's. */
  readonly next: OfficerVerb | undefined
  readonly others: readonly OfficerVerb[]
  /** What still has to happen before a decision. */
  readonly missing: readonly Gate[]
  /** What the case must wait for before it can move on, and its day (YYYY-MM-DD). */
  readonly waits: Wait | undefined
}

/** The survey is worked on its own page, until two have signed for it and the family's side is closed. */
export const surveyAhead = ({ stage, survey }: CaseView): boolean =>
  stage === 'INVESTIGATING' && survey.status !== 'none' && !isSigned(survey)

/** What is done on a page of its own: the minutes of an appraisal are signed by hand there, those of the county by account. */
const elsewhere: readonly OfficerVerb[] = ['signAppraisal', 'examine', 'signMinutes', 'noteMinutesUnsigned']

/** Minutes were written and wait for the hands of those who met. */
export const sheetAhead = ({ appraisal, can }: CaseView): boolean =>
  appraisal.status === 'held' && appraisal.signed === null && can.includes('signAppraisal')

const visitAhead = ({ county }: CaseView) => county.visitRequired && county.visitedOn === null

/** The county is to meet about the case, or who met has to sign. Who decides signs by that. */
export const minutesAhead = (view: CaseView): boolean => {
  const { county, can } = view
  if (county.minutes === null) return can.includes('examine') && !visitAhead(view)
  return can.includes('noteMinutesUnsigned') || (can.includes('signMinutes') && !can.includes('confirm'))
}

const unsettled = ({ objections }: CaseView) => objections.some(({ settled }) => settled === null)

/** What the county asked is answered first. */
const opinion = (view: CaseView): OfficerVerb[] => [questionsOpen(view) ? 'answerQuestions' : 'giveOpinion']

const investigation = (view: CaseView): OfficerVerb[] => {
  if (surveyAhead(view) || sheetAhead(view)) return []
  if (view.appraisal.status === 'ordered') return ['recordAppraisal']
  const verified = view.verification.status === 'fit' || !view.procedure.steps.includes('verification')
  if (!verified) return []
  return unsettled(view) ? ['settleObjection'] : opinion(view)
}

const unsigned = ({ opinion, procedure }: CaseView) => procedure.decidedBy === 'county' && opinion?.signedBy === null
const decision = ({ opinion }: CaseView): OfficerVerb => (opinion?.outcome === 'refuse' ? 'refuse' : 'confirm')

const review = (view: CaseView): OfficerVerb[] => {
  if (visitAhead(view)) return ['recordCountyVisit']
  return view.county.minutes === null ? [] : [decision(view)]
}

/** The steps that would move the case on; who may take them is another question. */
const onwards = (view: CaseView): OfficerVerb[] => {
  switch (view.stage) {
    case 'SUBMITTED':
      return ['accept']
    case 'INVESTIGATING':
      return investigation(view)
    case 'VERIFIED_UNFIT':
    case 'RETURNED_TO_TOWN':
      return opinion(view)
    case 'NOTICE_REVIEW':
      if (unsigned(view)) return ['signOpinion']
      if (view.postings.length < view.procedure.postingPlaces) return ['recordPosting']
      if (unsettled(view)) return ['settleObjection']
      return view.procedure.decidedBy === 'county' ? ['forward'] : [decision(view)]
    case 'FIRST_OPINION':
      if (unsigned(view)) return ['signOpinion']
      return view.procedure.decidedBy === 'county' ? ['forward'] : [decision(view)]
    case 'OBJECTED':
      return ['orderResurvey']
    case 'COUNTY_REVIEW':
      return review(view)
    case 'CONFIRMED':
      return ['announce']
    case 'REFUSED':
      return ['deliverRefusal']
    default:
      return []
  }
}

/** While a notice is posted or the family may still answer, nothing moves on. */
const waitsFor = ({ stage, notice, hearing, today }: CaseView): Wait | undefined => {
  if (stage === 'NOTICE_REVIEW' && notice !== null && today < notice.movesOn.date)
    return { for: 'notice', day: notice.movesOn.date }
  const heard = hearing === null || hearing.answer !== null
  const hearingStage = stage === 'VERIFIED_UNFIT' || stage === 'FIRST_OPINION'
  return hearingStage && !heard && today <= hearing.until.date ? { for: 'answer', day: hearing.until.date } : undefined
}

/** A day that is only waited for is said as such. */
const missing = ({ gates }: CaseView): readonly Gate[] =>
  (gates?.next ?? []).filter((gate) => gate !== 'notice-open' && gate !== 'answer-period-open')

const isOfficerVerb = (verb: string) => isVerbOf(caseForms, verb)

/** What a notice or an answer is waited for with. */
const waiting: readonly OfficerVerb[] = ['forward', 'giveOpinion', 'confirm', 'refuse']

export function workOn(view: CaseView): Work {
  const open = view.can.filter(isOfficerVerb).filter((verb) => !elsewhere.includes(verb))
  const waits = waitsFor(view)
  const ways = onwards(view).filter((verb) => waits === undefined || !waiting.includes(verb))
  const next = ways.find((verb) => open.includes(verb))
  const others = Object.keys(caseForms)
    .filter(isOfficerVerb)
    .filter((verb) => open.includes(verb) && verb !== next)
  return { next, others, missing: missing(view), waits }
}
