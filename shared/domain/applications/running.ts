import { dayAfter, localDate, nextWorkingDay, type DueDate } from '#shared/domain/calendar/calendar.ts'
import type { Application, Stage } from './application.ts'
import type { Clock, Duty, DutyKey, Owner } from './clock.ts'
import type { Event } from './events.ts'

/** How events move the clock of a case: which duties are open is read from the case, their days from what set them. */

interface Kind {
  readonly owner: Owner | ((state: Application) => Owner)
  readonly open: (state: Application) => boolean
  readonly due: (state: Application, event: Event) => DueDate | null
}

const at =
  (...stages: readonly Stage[]) =>
  ({ stage }: Application) =>
    stages.includes(stage)
const isUndecided = at(
  'INVESTIGATING',
  'VERIFIED_UNFIT',
  'FIRST_OPINION',
  'NOTICE_REVIEW',
  'OBJECTED',
  'COUNTY_REVIEW',
  'RETURNED_TO_TOWN',
)
const isInvestigating = at('INVESTIGATING')
const waitsForFamily = ({ stage, hearing }: Application) =>
  stage === 'RETURNED_ONCE' ||
  ((stage === 'VERIFIED_UNFIT' || stage === 'FIRST_OPINION') && hearing !== null && hearing.answer === null)

const withWhole = ({ totalDue }: Application): DueDate | null => totalDue
const named = (state: Application, event: Event): DueDate | null => {
  const own = 'reopening' in event ? event.reopening?.due : 'due' in event ? event.due : undefined
  return own ?? withWhole(state)
}

const kinds: { readonly [Key in DutyKey]: Kind } = {
  accept: { owner: 'town', open: at('SUBMITTED'), due: named },
  'answer-of-family': {
    owner: 'family',
    open: waitsForFamily,
    due: ({ stage, hearing }, event) => {
      if (stage !== 'RETURNED_ONCE') return hearing?.until ?? null
      return 'answerUntil' in event ? event.answerUntil : null
    },
  },
  'survey-start': {
    owner: 'town',
    open: (state) => isInvestigating(state) && state.survey.status === 'due',
    due: ({ survey }) => survey.startDue,
  },
  'verification-start': {
    owner: 'verifier',
    open: (state) => isInvestigating(state) && state.verification.status === 'requested',
    due: ({ verification }) => verification.startDue,
  },
  'verification-report': {
    owner: 'verifier',
    open: (state) => isInvestigating(state) && !['none', 'fit', 'unfit'].includes(state.verification.status),
    due: withWhole,
  },
  opinion: {
    owner: 'town',
    open: at('INVESTIGATING', 'VERIFIED_UNFIT', 'OBJECTED', 'RETURNED_TO_TOWN'),
    due: withWhole,
  },
  'notice-close': { owner: 'town', open: at('NOTICE_REVIEW'), due: ({ notice }) => notice?.movesOn ?? null },
  forward: {
    owner: 'town',
    open: at('FIRST_OPINION'),
    due: ({ hearing }) => hearing && nextWorkingDay(dayAfter(hearing.until)),
  },
  'county-decide': { owner: 'county', open: at('COUNTY_REVIEW'), due: named },
  'refusal-notice': {
    owner: 'town',
    open: ({ stage, refusalDelivered }) => stage === 'REFUSED' && refusalDelivered === null,
    due: (_state, event) => ('noticeDue' in event ? event.noticeDue : null),
  },
  announce: { owner: 'town', open: at('CONFIRMED'), due: named },
  whole: {
    owner: ({ stage }) => (stage === 'COUNTY_REVIEW' ? 'county' : 'town'),
    open: isUndecided,
    due: ({ totalDue }) => totalDue,
  },
}

const ownerOf = ({ owner }: Kind, state: Application) => (typeof owner === 'string' ? owner : owner(state))

/** No duty is due before it begins: what begins after its day, as after the end of the whole, is due at once. */
const notBefore = (due: DueDate, today: string): DueDate =>
  due.date < today ? { date: today, provisional: false } : due

const begun = (key: DutyKey, state: Application, event: Event): Duty[] => {
  const kind = kinds[key]
  const due = kind.open(state) ? kind.due(state, event) : null
  const started = { key, owner: ownerOf(kind, state), since: event.at, pause: null, doneAt: null }
  return due === null
    ? []
    : [{ ...started, due: notBefore(due, localDate(event.at)), escalatedTo: [], reminded: false }]
}

/** What was said of this duty itself, by people or by the system. */
const told = (duty: Duty, event: Event): Duty => {
  if (!('duty' in event) || event.duty !== duty.key) return duty
  switch (event.type) {
    case 'dutyPaused':
      return { ...duty, due: event.due, pause: { reason: event.reason, until: event.until } }
    case 'dutyResumed':
      return { ...duty, due: event.due, pause: null }
    case 'dutyEscalated':
      return { ...duty, escalatedTo: [...duty.escalatedTo, event.to] }
    case 'familyReminded':
      return { ...duty, reminded: true }
  }
}

const goesOn = (duty: Duty, before: Application, after: Application, event: Event): Duty => {
  const kind = kinds[duty.key]
  const [was, is] = [kind.due(before, event), kind.due(after, event)]
  // A day that an event named stays: a longer whole does not give a desk longer for its own duty.
  const isMoved = kind.due !== named && is !== null && is.date !== was?.date
  const moved = isMoved ? { due: notBefore(is, localDate(duty.since)), pause: null, escalatedTo: [] } : {}
  return { ...told(duty, event), ...moved, owner: ownerOf(kind, after) }
}

/** The clock after an event. */
export const advance = (before: Application, after: Application, event: Event): Clock => {
  const running = before.clock.map((duty) => {
    if (duty.doneAt !== null) return duty
    return kinds[duty.key].open(after) ? goesOn(duty, before, after, event) : { ...duty, doneAt: event.at }
  })
  const isRunning = (key: DutyKey) => running.some((duty) => duty.key === key && duty.doneAt === null)
  const keys = Object.keys(kinds).filter((key): key is DutyKey => key in kinds)
  const started = keys.filter((key) => !isRunning(key)).flatMap((key) => begun(key, after, event))
  const isReplaced = ({ key }: Duty) => started.some((duty) => duty.key === key)
  return [...running.filter((duty) => !isReplaced(duty)), ...started]
}
