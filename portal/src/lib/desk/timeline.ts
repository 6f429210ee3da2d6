import type { Event } from '#shared/domain/applications/events.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { sectionName } from '#lib/apply/words/answers.ts'
import { mandateHow, mandateScope } from '#lib/apply/words/mandate.ts'
import { answerWords, missingWords } from '#lib/apply/words/missing.ts'
import { day, month } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { purposeWords } from './words/verification.ts'
import { deliveryWords, dutyWords, levelWords } from './words/clock.ts'
import { ballot } from './ballot.ts'
import { reviewLines } from './minutes.ts'
import { relationWords } from './words/survey.ts'
import { wordFor } from './words/word.ts'
import {
  appealWords,
  decisionWords,
  duplicateWords,
  extensionWords,
  meetingFormWords,
  methodWords,
  objectionOutcomeWords,
  opinionWords,
  refusalWords,
  roleWords,
  verificationWords,
  visitCauseWords,
} from './words/file.ts'

type EventType = Event['type']
type EventOf<Type extends EventType> = { [T in Type]: { readonly type: T } & Extract<Event, { type: T }> }[Type]
type DueDate = EventOf<'submitted'>['due']

/** How dates are said: a due date with a word when it is provisional, a plain day, a month. */
interface Say {
  readonly language: Language
  readonly due: (due: DueDate) => string
  readonly day: (date: string) => string
  readonly month: (month: string) => string
}

type Lines<Type extends EventType> = (event: EventOf<Type>, say: Say) => string[]

const reason = (event: { readonly reason: string }) => (event.reason === '' ? [] : [event.reason])
const nothing = () => []
const answerUntil = (until: DueDate | null, say: Say) =>
  until === null ? [] : [m.desk_line_answer_until({ day: say.due(until) })]
const names = (all: readonly string[]) => all.join(m.desk_list_comma())

const lines: { readonly [Type in EventType]: Lines<Type> } = {
  mandateRecorded: ({ givenOn, how, scope }, say) => [
    m.mandate_given_on({ day: say.day(givenOn) }),
    mandateHow[how](),
    mandateScope[scope](),
  ],
  invitationTaken: ({ finder, foundAt, invitedOn }, say) => [
    m.referral_line_found({ role: wordFor(roleWords, finder), day: say.day(localDate(foundAt)) }),
    ...(invitedOn === null ? [] : [m.referral_line_invited({ day: say.day(invitedOn) })]),
  ],
  answersTold: ({ sections }) => [names(sections.map((section) => sectionName[section]()))],
  mandateConfirmed: nothing,
  mandateEnded: reason,
  submitted: ({ number, due }, say) => [m.desk_line_number({ number }), m.desk_line_due({ day: say.due(due) })],
  kinNoted: ({ names: standing }) => [
    standing.length === 0 ? m.people_kin_nobody() : m.people_kin_stand_aside({ names: names(standing) }),
  ],
  deficiencyNoticed: ({ items }) => items.map(missingWords),
  deficiencyAnswered: ({ answers }) =>
    answers.map(({ how, words }) => [answerWords[how](), words].filter(Boolean).join(m.desk_list_comma())),
  duplicatesNoted: ({ others }) => others.map(({ number, persons }) => m.entry_duplicate_other({ number, persons })),
  duplicatesResolved: ({ finding, reason: why }) => [duplicateWords[finding](), why],
  accepted: ({ surveyStartDue, totalDue, countyVisit }, say) => [
    ...(surveyStartDue ? [m.desk_line_survey_start({ day: say.due(surveyStartDue) })] : []),
    m.desk_line_total({ day: say.due(totalDue) }),
    ...(countyVisit ? [m.desk_county_visit_required()] : []),
  ],
  surveyStarted: ({ surveyors }) => (surveyors.length === 0 ? [] : [names(surveyors.map(({ name }) => name))]),
  surveyRecorded: ({ visitedOn, method, why, surveyors, findings }, say) => [
    m.desk_line_survey({
      day: say.day(visitedOn),
      method: methodWords[method](),
      names: names(surveyors.map(({ name }) => name)),
    }),
    ...(why === '' ? [] : [why]),
    findings,
  ],
  surveySigned: nothing,
  neighbourVisited: ({ relation, visitedOn, visitors, said }, say) => [
    m.investigation_neighbour_line({
      relation: relationWords[relation](),
      day: say.day(visitedOn),
      names: names(visitors.map(({ name }) => name)),
    }),
    said,
  ],
  letterSent: ({ to, asks, sentOn, answerBy }, say) => [
    m.investigation_letter_line({ to, day: say.day(sentOn) }),
    asks,
    m.investigation_letter_waits({ day: say.day(answerBy) }),
  ],
  letterAnswered: ({ answeredOn, answer }, say) => [
    m.investigation_letter_answered({ day: say.day(answeredOn) }),
    answer,
  ],
  householdSigned: ({ signer }) => [signer],
  householdNotSigned: reason,
  surveyAnswered: ({ right, signer, words }) => [
    ...(right ? [m.investigation_signed_name({ name: signer })] : []),
    ...(words === '' ? [] : [words]),
  ],
  verificationReported: ({ result, findings, answerUntil: until }, say) => [
    verificationWords[result](),
    findings,
    ...answerUntil(until, say),
  ],
  verificationRequested: reason,
  verificationAuthorised: nothing,
  verificationStarted: ({ request }) => [
    m.verification_line_asked({
      purpose: purposeWords[request.purpose](),
      persons: request.persons,
      count: request.sources.length,
    }),
  ],
  registerCorrected: reason,
  findingAnswered: ({ answer, answers }) => [answer, ...answers.map((each) => each.answer)],
  adjustmentAnswered: ({ answer }) => [answer],
  incomeAdjusted: ({ line, declaredFen, countedFen, reason: why }) => [
    m.household_line_adjusted({ line, declared: yuan(declaredFen), counted: yuan(countedFen) }),
    why,
  ],
  appraisalOrdered: ({ form, reason: why }) => [meetingFormWords[form](), why],
  appraisalRecorded: ({ meeting }) => [ballot(meeting), meeting.minutes],
  appraisalSigned: ({ unsigned }) => unsigned.map(({ reason: why }) => m.meeting_line_unsigned({ reason: why })),
  resurveyOrdered: reason,
  opinionGiven: ({ outcome, monthlyFen, reasons, notice, answerUntil: until }, say) => [
    outcome === 'grant' ? m.desk_line_grant({ yuan: yuan(monthlyFen) }) : opinionWords[outcome](),
    reasons,
    ...(notice ? [m.desk_line_notice({ day: say.day(notice.lastDay) })] : []),
    ...answerUntil(until, say),
  ],
  opinionSigned: nothing,
  objectionRecorded: ({ named, text, totalDue }, say) => [
    ...(named ? [] : [m.meeting_lead()]),
    text,
    ...(totalDue ? [m.desk_line_total({ day: say.due(totalDue) })] : []),
  ],
  objectionSettled: ({ outcome, findings, answer }) => [objectionOutcomeWords[outcome](), findings, answer],
  noticePosted: ({ places, postedOn, notice }, say) => [
    ...places.map((place) => m.meeting_line_place({ place, day: say.day(postedOn) })),
    m.desk_line_notice({ day: say.day(notice.lastDay) }),
  ],
  noticeTakenDown: ({ takenDownOn }, say) => [say.day(takenDownOn)],
  forwarded: ({ due, draw }, say) => [
    m.desk_line_county_due({ day: say.due(due) }),
    ...(draw?.drawn ? [m.county_drawn({ seed: draw.seed, point: draw.point, percent: draw.percent })] : []),
  ],
  totalExtended: ({ cause, reason: why, totalDue }, say) => [
    extensionWords[cause](),
    why,
    m.desk_line_total({ day: say.due(totalDue) }),
  ],
  countyVisitOrdered: ({ cause }) => (cause === null ? [] : [visitCauseWords[cause]()]),
  countyVisitRecorded: ({ visitedOn, findings }, say) => [say.day(visitedOn), findings],
  examined: ({ review }, { language }) => reviewLines(review, language),
  minutesSigned: nothing,
  minutesNotSigned: reason,
  confirmed: ({ monthlyFen, firstMonth, reasons, signedBy }, say) => [
    m.desk_line_confirmed({ yuan: yuan(monthlyFen), month: say.month(firstMonth) }),
    reasons,
    m.desk_line_signed({ names: names(signedBy.map(({ name }) => name)) }),
  ],
  refused: ({ cause, reasons, noticeDue }, say) => [
    decisionWords.refused(),
    refusalWords[cause](),
    reasons,
    m.desk_line_refusal_notice({ day: say.due(noticeDue) }),
  ],
  returnedToTown: ({ questions }) => questions,
  questionsAnswered: ({ answers }) => answers.map(({ asked, answer }) => m.desk_line_answered({ asked, answer })),
  announced: nothing,
  withdrawn: reason,
  warned: reason,
  terminated: reason,
  refusalDelivered: ({ how, on }, say) => [deliveryWords[how](), say.day(on)],
  assigned: ({ to }) => [to.name],
  dutyPaused: ({ duty, until, reason: why, due }, say) => [
    dutyWords[duty](),
    why,
    m.clock_line_paused({ day: say.day(until), due: say.due(due) }),
  ],
  dutyResumed: ({ duty, due }, say) => [dutyWords[duty](), m.desk_line_due({ day: say.due(due) })],
  dutyEscalated: ({ duty, to }) => [m.clock_line_escalated({ duty: dutyWords[duty](), level: levelWords[to]() })],
  familyReminded: nothing,
  warningAnswered: ({ answer, hearingWanted }) => [answer, ...(hearingWanted ? [m.entry_hearing_wanted()] : [])],
  hearingHeld: ({ heldOn, minutes }, say) => [say.day(heldOn), minutes],
  appealed: ({ grounds }) => [grounds],
  appealDecided: ({ result, decidedOn, reason: why }, say) => [appealWords[result](), say.day(decidedOn), why],
  reopened: ({ reason: why, reopening }, say) => [why, m.desk_line_due({ day: say.due(reopening.due) })],
}

const linesOf = <Type extends EventType>(event: EventOf<Type>, say: Say): string[] => {
  const tell: Lines<Type> = lines[event.type]
  return tell(event, say)
}

/** What an event says beside its name, line by line, for an officer's eyes. Another year than the event's is named. */
export function eventLines(event: Event, language: Language): string[] {
  const inYear = (date: string) => day(date, language, { year: date.slice(0, 4) !== event.at.slice(0, 4) })
  return linesOf(event, {
    language,
    day: inYear,
    month: (each) => month(each, language),
    due: ({ date, provisional }) => (provisional ? m.desk_day_provisional({ day: inYear(date) }) : inYear(date)),
  })
}
