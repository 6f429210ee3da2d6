import type { Event } from '#shared/domain/applications/events.ts'
import { day, month } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { decisionWords, methodWords, opinionWords, verificationWords } from './words/file.ts'

type DueDate = Extract<Event, { type: 'submitted' }>['due']

/** What an event says beside its name, line by line, for an officer's eyes. */
export function eventLines(event: Event, language: Language): string[] {
  const dayOf = ({ date, provisional }: DueDate) => {
    const words = day(date, language, { year: date.slice(0, 4) !== event.at.slice(0, 4) })
    return provisional ? m.desk_day_provisional({ day: words }) : words
  }
  switch (event.type) {
    case 'submitted':
      return [m.desk_line_number({ number: event.number }), m.desk_line_due({ day: dayOf(event.due) })]
    case 'deficiencyNoticed':
      return event.items
    case 'deficiencyAnswered':
      return [event.answer]
    case 'accepted':
      return [
        m.desk_line_survey_start({ day: dayOf(event.surveyStartDue) }),
        m.desk_line_total({ day: dayOf(event.totalDue) }),
        ...(event.countyVisit ? [m.desk_county_visit_required()] : []),
      ]
    case 'surveyRecorded': {
      const names = event.surveyors.join(m.desk_list_comma())
      const visit = { day: day(event.visitedOn, language), method: methodWords[event.method](), names }
      return [m.desk_line_survey(visit), event.findings]
    }
    case 'verificationReported':
      return [verificationWords[event.result](), event.findings, ...answerUntil(event.answerUntil, dayOf)]
    case 'findingAnswered':
      return [event.answer]
    case 'appraisalRecorded':
      return [m.desk_line_appraisal({ present: event.present, inFavour: event.inFavour }), event.minutes]
    case 'opinionGiven':
      return [
        event.outcome === 'grant' ? m.desk_line_grant({ yuan: yuan(event.monthlyFen) }) : opinionWords[event.outcome](),
        event.reasons,
        ...(event.notice ? [m.desk_line_notice({ day: day(event.notice.lastDay, language) })] : []),
        ...answerUntil(event.answerUntil, dayOf),
      ]
    case 'objectionRecorded':
      return [event.text, m.desk_line_total({ day: dayOf(event.totalDue) })]
    case 'forwarded':
      return [m.desk_line_county_due({ day: dayOf(event.due) })]
    case 'countyVisitRecorded':
      return [day(event.visitedOn, language), event.findings]
    case 'examined':
      return [event.minutes]
    case 'confirmed':
      return [
        m.desk_line_confirmed({ yuan: yuan(event.monthlyFen), month: month(event.firstMonth, language) }),
        event.reasons,
        m.desk_line_signed({ names: event.signedBy.map(({ name }) => name).join(m.desk_list_comma()) }),
      ]
    case 'refused':
      return [decisionWords.refused(), event.reasons, m.desk_line_refusal_notice({ day: dayOf(event.noticeDue) })]
    case 'returnedToTown':
      return [event.questions]
    case 'appraisalOrdered':
    case 'resurveyOrdered':
    case 'withdrawn':
    case 'warned':
    case 'terminated':
      return event.reason === '' ? [] : [event.reason]
    case 'surveyStarted':
    case 'announced':
      return []
  }
}

const answerUntil = (until: DueDate | null, dayOf: (due: DueDate) => string): string[] =>
  until === null ? [] : [m.desk_line_answer_until({ day: dayOf(until) })]
