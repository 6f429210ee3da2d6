import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Known } from '#shared/domain/petitions/aside.ts'
import { mostMessages, petitionDays } from '#shared/domain/petitions/petition.ts'
import type { By } from '#shared/domain/applications/application.ts'
import type { Channel, Filing, Report } from './report.ts'
import { placedAnew } from './routing.ts'

/** People lose codes: what is sent stays sealed until its code was typed once, or for so long (then it is handled all the same). */
const holdMilliseconds = 24 * 3_600_000
export const heldFrom = (now: string) => new Date(Date.parse(now) + holdMilliseconds).toISOString()

/** Whoever comes back with the receipt has it: nothing holds the report any longer. */
export const typed = (report: Report): Report =>
  report.heldUntil === null ? report : { ...report, version: report.version + 1, heldUntil: null }

/** What was told to an officer of the desk, on another way. */
export interface Recorded {
  readonly channel: Channel
  readonly by: By
}

interface Arrival {
  readonly now: string
  readonly known: Known
  readonly heldUntil?: string | null
  readonly recorded?: Recorded
}

export function receive(id: string, filing: Filing, { now, known, heldUntil = null, recorded }: Arrival): Report {
  const received: Report = {
    id,
    version: 1,
    filing,
    channel: recorded?.channel ?? 'portal',
    recordedBy: recorded?.by ?? null,
    state: 'RECEIVED',
    receivedAt: now,
    heldUntil,
    handler: null,
    passedOn: null,
    handedOver: null,
    messages: [],
    extension: null,
    links: [],
    officers: [],
    correction: null,
    originals: [],
    conclusion: null,
    hold: null,
    history: [],
    desk: 'handler',
    aside: [],
    due: addDays(localDate(now), petitionDays.route),
  }
  return placedAnew(received, known)
}

/** The sender takes their name back. */
export const withoutContact = (report: Report): Report => ({
  ...report,
  version: report.version + 1,
  filing: { ...report.filing, contact: null },
})

export interface SenderRefusal {
  readonly problem: 'REPORT_NOT_OPEN' | 'TOO_MANY_MESSAGES'
}

/** The sender may write as long as somebody still works on it; whomever they name by now stands aside. */
export function senderWrites(report: Report, words: string, known: Known, now: string): Report | SenderRefusal {
  if (report.state === 'CONCLUDED') return { problem: 'REPORT_NOT_OPEN' }
  if (report.messages.filter(({ from }) => from === 'sender').length >= mostMessages)
    return { problem: 'TOO_MANY_MESSAGES' }
  const messages = [...report.messages, { from: 'sender' as const, at: now, text: words }]
  return placedAnew({ ...report, version: report.version + 1, messages }, known)
}
