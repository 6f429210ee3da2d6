import type { Complaint } from './complaint.ts'
import type { ComplaintEvent, ComplaintEventOf } from './events.ts'

const received = (id: string, { at, filing, desk, aside, due }: ComplaintEventOf<'complaintReceived'>): Complaint => ({
  id,
  version: 1,
  filing,
  stage: 'RECEIVED',
  desk,
  aside,
  receivedAt: at,
  due,
  handler: null,
  named: false,
  passedOn: null,
  redirected: null,
  extension: null,
  visit: null,
  correction: null,
  conclusion: null,
  review: null,
  told: [],
  written: 0,
})

type Change<Type extends ComplaintEvent['type']> = (
  before: Complaint,
  event: ComplaintEventOf<Type>,
) => Partial<Complaint>

const changes: { readonly [Type in ComplaintEvent['type']]: Change<Type> } = {
  complaintReceived: (before) => before,
  complaintAcknowledged: (_, { by, named, due }) => ({ stage: 'ACKNOWLEDGED', handler: by, named, due }),
  complaintPassedOn: ({ desk }, { to, objectBy }) => ({
    desk: to,
    passedOn: { from: desk, objectBy, sentBack: false },
  }),
  complaintSentBack: ({ passedOn }, { to }) => ({
    desk: to,
    passedOn: passedOn && { ...passedOn, sentBack: true },
  }),
  complaintRedirected: (_, { office, reason, objectBy, by }) => ({
    stage: 'REDIRECTED',
    redirected: { office, reason, objectBy, by },
  }),
  redirectionContested: (_, { desk, due }) => ({ stage: 'RECEIVED', desk, due, handler: null }),
  senderWrote: ({ written }) => ({ written: written + 1 }),
  officeWrote: () => ({}),
  correctionOrdered: (_, { what, who, doneBy }) => ({ correction: { what, who, doneBy, doneOn: null, how: null } }),
  correctionRecorded: ({ correction }, { doneOn, how }) => ({
    correction: correction && { ...correction, doneOn, how },
  }),
  extensionAsked: (_, { by, reason }) => ({ extension: { askedBy: by, reason, answer: 'awaited' } }),
  extensionGranted: ({ extension, told }, { due }) => ({
    due,
    extension: extension && { ...extension, answer: 'granted' },
    told: told.filter((duty) => duty !== 'conclude'),
  }),
  extensionRefused: ({ extension }) => ({ extension: extension && { ...extension, answer: 'refused' } }),
  visitSettled: (_, { visit }) => ({ visit }),
  complaintConcluded: (_, { outcome, findings, evidence, answer, at, by, reviewUntil }) => ({
    stage: 'CONCLUDED',
    conclusion: { outcome, findings, evidence, answer, at, by, reviewUntil },
  }),
  reviewRequested: (_, { text, due }) => ({ review: { grounds: text, due, concluded: null } }),
  reviewConcluded: ({ review }, { result, answer, at, by }) => ({
    review: review && { ...review, concluded: { result, answer, at, by } },
  }),
  complaintTakenOver: (_, { by, desk }) => ({ handler: by, desk, named: false }),
  lateTold: ({ told }, { duty }) => ({ told: [...told, duty] }),
  standingAsideNoted: ({ handler }, { aside, desk }) => ({
    aside,
    desk,
    ...(handler !== null && aside.includes(handler.id) && { handler: null, named: false }),
  }),
}

function changed<Type extends ComplaintEvent['type']>(before: Complaint, event: ComplaintEventOf<Type>): Complaint {
  const change: Change<Type> = changes[event.type]
  return { ...before, ...change(before, event), version: before.version + 1 }
}

export const evolve = (before: Complaint, event: ComplaintEvent): Complaint => changed(before, event)

/** A complaint is what happened to it. */
export function complaintOf(id: string, events: readonly ComplaintEvent[]): Complaint {
  const [first, ...later] = events
  if (first?.type !== 'complaintReceived') throw new Error('A complaint begins by being received')
  return later.reduce(evolve, received(id, first))
}
