import type { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import { changeReasonWords, directionWords, mannerWords, recheckWords } from '#lib/benefit-words.ts'
import { day, month } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'

/** What an event of a benefit says beside its name, line by line. */
export function benefitLines(event: BenefitEvent, language: Language): string[] {
  switch (event.type) {
    case 'begun':
      return [m.benefit_since({ yuan: yuan(event.monthlyFen), month: month(event.firstMonth, language) })]
    case 'kinNoted':
      return event.names
    case 'recheckCalled':
      return [recheckWords[event.cause](), m.benefit_line_due({ day: day(event.due.date, language) })]
    case 'foundUnchanged':
      return [event.surveyors.join(m.desk_list_comma()), event.findings]
    case 'changeProposed': {
      const { direction, reason, explanation } = event.proposal
      return [`${directionWords[direction]()} · ${changeReasonWords[reason]()}`, explanation]
    }
    case 'proposalAnswered':
      return [event.statement, ...(event.hearingWanted ? [m.benefit_answer_wants_hearing()] : [])]
    case 'hearingCalled':
      return [day(event.on, language)]
    case 'recipientHeard':
      return [mannerWords[event.manner](), event.statement]
    case 'amountChanged':
      return [m.benefit_since({ yuan: yuan(event.monthlyFen), month: month(event.from, language) }), event.reasons]
    case 'gradualExitBegun':
      return [m.benefit_own_exit({ month: month(event.lastMonth, language) }), event.reasons]
    case 'changeDropped':
    case 'paymentKept':
      return [event.reasons]
    case 'ended':
      return [m.benefit_own_ended({ month: month(event.lastMonth, language) }), event.reasons]
  }
}
