import { noAppraisal } from './appraisal.ts'
import type { DutyKey } from './clock.ts'
import type { Event } from './events.ts'
import type { CaseView } from './views.ts'

const opinions: readonly Event['type'][] = [
  'neighbourVisited',
  'letterSent',
  'letterAnswered',
  'appraisalOrdered',
  'appraisalRecorded',
  'appraisalSigned',
  'objectionRecorded',
  'objectionSettled',
  'noticePosted',
  'noticeTakenDown',
  'opinionGiven',
  'returnedToTown',
  'questionsAnswered',
  'opinionSigned',
  'examined',
  'minutesSigned',
  'minutesNotSigned',
  'confirmed',
  'refused',
  'announced',
  'terminated',
  'refusalDelivered',
  'appealed',
  'appealDecided',
  'reopened',
]
/** An answer that is not checked against the registers again answers an opinion. */
const tellsOpinion = (event: Event) =>
  opinions.includes(event.type) || (event.type === 'findingAnswered' && event.verificationStartDue === null)

const beforeOpinions: readonly DutyKey[] = [
  'accept',
  'survey-start',
  'verification-start',
  'verification-report',
  'whole',
]

/** The verifier sees no opinion and no decision, nor what follows from them (roles.md), so that the registers alone speak. */
export const withoutOpinions = (view: CaseView): CaseView => ({
  ...view,
  gates: null,
  opinion: null,
  hearing: null,
  notice: null,
  decision: null,
  closing: null,
  appeal: null,
  announcedOn: null,
  neighbours: [],
  letters: [],
  appraisal: noAppraisal,
  listing: null,
  postings: [],
  takenDownOn: null,
  objections: [],
  objectors: {},
  questions: [],
  county: { ...view.county, minutes: null },
  timeline: view.timeline.filter((event) => !tellsOpinion(event)),
  duties: view.duties.filter(({ key }) => beforeOpinions.includes(key)),
})
