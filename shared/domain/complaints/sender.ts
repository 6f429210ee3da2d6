import * as z from 'zod'
import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import { mostMessages, petitionDays } from '#shared/domain/petitions/petition.ts'
import type { Known } from '#shared/domain/petitions/aside.ts'
import { placed, saidIn } from './aside.ts'
import { owedBy, type Complaint } from './complaint.ts'
import type { ComplaintEvent } from './events.ts'
import { complaintOf, evolve } from './evolve.ts'
import type { ComplaintFiling } from './filing.ts'

export interface SenderRefusal {
  readonly problem: 'COMPLAINT_STEP_NOT_OPEN' | 'TOO_MANY_MESSAGES'
}

/** What a sender says with the receipt. */
export const SenderVerb = z.enum(['write', 'askReview', 'contest'])
export type SenderVerb = z.infer<typeof SenderVerb>

export const receive = (filing: ComplaintFiling, known: Known, now: string): ComplaintEvent => ({
  type: 'complaintReceived',
  at: now,
  filing,
  ...placed(filing, saidIn(filing, []), known),
  due: addDays(localDate(now), petitionDays.route),
})

/** What the sender can do now: write while somebody works on it, contest that it is not ours, ask for a review. */
export const senderVerbs = (complaint: Complaint, now: string): SenderVerb[] => {
  const { stage, conclusion, review, redirected } = complaint
  const today = localDate(now)
  const withinReview = conclusion !== null && today <= conclusion.reviewUntil.date
  return [
    ...(owedBy(complaint) === null ? [] : (['write'] as const)),
    ...(stage === 'CONCLUDED' && review === null && withinReview ? (['askReview'] as const) : []),
    ...(stage === 'REDIRECTED' && redirected !== null && today <= redirected.objectBy.date
      ? (['contest'] as const)
      : []),
  ]
}

const said = (verb: SenderVerb, text: string, { desk }: Pick<Complaint, 'desk'>, now: string): ComplaintEvent => {
  const after = (days: number) => addDays(localDate(now), days)
  switch (verb) {
    case 'write':
      return { type: 'senderWrote', at: now, text }
    case 'askReview':
      return { type: 'reviewRequested', at: now, text, due: after(petitionDays.review) }
    case 'contest':
      return { type: 'redirectionContested', at: now, text, desk, due: after(petitionDays.route) }
  }
}

/** Whom it names by now stands aside; null where nothing changed. */
export function standAside(
  complaint: Complaint,
  events: readonly ComplaintEvent[],
  known: Known,
  now: string,
): ComplaintEvent | null {
  const { aside, desk } = placed(complaint.filing, saidIn(complaint.filing, events), known, complaint.desk)
  const same = desk === complaint.desk && aside.join(' ') === complaint.aside.join(' ')
  return same ? null : { type: 'standingAsideNoted', at: now, aside, desk }
}

/** What follows from the sender's words, whoever they name standing aside at once; what is contested, another desk looks at. */
export function senderSays(
  id: string,
  events: readonly ComplaintEvent[],
  { verb, text }: { readonly verb: SenderVerb; readonly text: string },
  known: Known,
  now: string,
): ComplaintEvent[] | SenderRefusal {
  const complaint = complaintOf(id, events)
  if (!senderVerbs(complaint, now).includes(verb)) return { problem: 'COMPLAINT_STEP_NOT_OPEN' }
  if (verb === 'write' && complaint.written >= mostMessages) return { problem: 'TOO_MANY_MESSAGES' }
  const desk = verb === 'contest' ? 'supervisor' : complaint.desk
  const event = said(verb, text, { desk }, now)
  const after = evolve(complaint, event)
  const aside = standAside(after, [...events, event], known, now)
  return aside === null ? [event] : [event, aside]
}
