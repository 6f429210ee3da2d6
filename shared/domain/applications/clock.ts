import * as z from 'zod'
import { addWorkingDays, DueDate, Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'

/** What somebody owes a case, each with a day of its own. What the law gives no day is due with the whole. */
export const DutyKey = z.enum(
  [
    'accept',
    'answer-of-family',
    'survey-start',
    'verification-start',
    'verification-report',
    'opinion',
    'notice-close',
    'forward',
    'county-decide',
    'refusal-notice',
    'announce',
    'whole',
  ],
  'choose-one',
)
export type DutyKey = z.infer<typeof DutyKey>

export const Owner = z.enum(['town', 'verifier', 'county', 'family'])
export type Owner = z.infer<typeof Owner>

/** Who is told when a duty is broken, from the nearest to the farthest. */
export const Level = z.enum(['town-lead', 'county-officer', 'supervisor'], 'choose-one')
export type Level = z.infer<typeof Level>

export const Duty = z.strictObject({
  key: DutyKey,
  owner: Owner,
  since: Instant,
  /** While it is paused, the day it will be due when the pause has ended. */
  due: DueDate,
  /** The family reads the reason; after `until` it runs again by itself, so that no pause is forgotten. */
  pause: z.strictObject({ reason: z.string(), until: LocalDate }).nullable(),
  doneAt: Instant.nullable(),
  escalatedTo: z.array(Level),
  /** Whether the family was reminded of what it owes. */
  reminded: z.boolean(),
})
export type Duty = z.infer<typeof Duty>

/** The latest of each kind, done ones too, in the order in which they began. */
export const Clock = z.array(Duty)
export type Clock = z.infer<typeof Clock>

export const DutyView = Duty.extend({ state: z.enum(['in-time', 'soon', 'overdue', 'paused', 'done']) })
export type DutyView = z.infer<typeof DutyView>

/** [service promise] Working days before its end in which a duty counts as due soon. */
const warnWorkingDays = 2
export const lastDaySoon = (today: string): string => addWorkingDays(today, warnWorkingDays).date
/** What is due with the whole is warned of while the county can still have its ten days (57号 art. 20). */
const warnOfWholeWorkingDays = 12
const dueWithWhole: readonly DutyKey[] = ['whole', 'opinion', 'verification-report']
/** [service promise] A duty still open so many working days after it was due goes one level further. */
const nextLevelWorkingDays = 5

const ladders: { readonly [Who in Owner]: readonly Level[] } = {
  town: ['town-lead', 'county-officer'],
  verifier: ['county-officer', 'supervisor'],
  county: ['supervisor'],
  family: [],
}

/** Only what the office does inside may wait for others; what the family or the village is owed may not. */
export const pausable: readonly DutyKey[] = ['survey-start', 'verification-report', 'opinion', 'county-decide']
export const isPausable = ({ key, pause, doneAt }: Duty, today: string): boolean =>
  doneAt === null && pausable.includes(key) && (pause === null || pause.until < today)

const isSoon = ({ key, due }: Duty, today: string) =>
  addWorkingDays(today, dueWithWhole.includes(key) ? warnOfWholeWorkingDays : warnWorkingDays).date >= due.date

const stateOf = (duty: Duty, today: string): DutyView['state'] => {
  if (duty.doneAt !== null) return 'done'
  if (duty.pause !== null && today <= duty.pause.until) return 'paused'
  if (duty.due.date < today) return 'overdue'
  return isSoon(duty, today) ? 'soon' : 'in-time'
}

/** The duties of a case on a day, with how each stands. */
export const dutiesOf = ({ clock }: { readonly clock: Clock }, today: string): DutyView[] =>
  clock.map((duty) => ({ ...duty, state: stateOf(duty, today) }))

/** The day that comes first among the open duties of these; null when they owe nothing. */
export const nextDue = (clock: Clock, owners: readonly Owner[]): DueDate | null =>
  clock
    .filter(({ owner, doneAt }) => doneAt === null && owners.includes(owner))
    .map(({ due }) => due)
    .reduce<DueDate | null>((first, due) => (first === null || due.date < first.date ? due : first), null)

/** Who is to be told next that a duty is broken; null while it is not, or when all who should know do. */
export const nextLevel = (duty: Duty, today: string): Level | null => {
  if (stateOf(duty, today) !== 'overdue') return null
  const [first, second] = ladders[duty.owner]
  if (first !== undefined && !duty.escalatedTo.includes(first)) return first
  const isLong = addWorkingDays(duty.due.date, nextLevelWorkingDays).date < today
  return second !== undefined && isLong && !duty.escalatedTo.includes(second) ? second : null
}

/** Whether the family is to be reminded of what it owes: once, before its day. */
export const isToRemind = (duty: Duty, today: string): boolean =>
  duty.owner === 'family' && !duty.reminded && ['soon', 'overdue'].includes(stateOf(duty, today))

/** Whether a broken duty has gone beyond the town: then the county sees the case. */
export const isBeyondTown = (clock: Clock): boolean =>
  clock.some(({ doneAt, escalatedTo }) => doneAt === null && escalatedTo.some((level) => level !== 'town-lead'))

/** What the clock itself has to say of a case on a day, one thing at a time; null when it has nothing (more) to say. */
export const saidByClock = (
  { clock }: { readonly clock: Clock },
  today: string,
): { verb: 'escalate'; duty: DutyKey; to: Level } | { verb: 'remindFamily' } | null => {
  for (const duty of clock) {
    const to = nextLevel(duty, today)
    if (to !== null) return { verb: 'escalate', duty: duty.key, to }
  }
  return clock.some((duty) => isToRemind(duty, today)) ? { verb: 'remindFamily' } : null
}
