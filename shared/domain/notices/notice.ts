import * as z from 'zod'
import { closedStages, type Application, type NoticePeriod } from '#shared/domain/applications/application.ts'
import type { Benefit } from '#shared/domain/benefits/benefit.ts'
import { addDays, LocalDate, Month } from '#shared/domain/calendar/calendar.ts'
import { personsPaid } from '#shared/domain/programs/calculation.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'

const posted = {
  id: z.uuid(),
  village: z.string(),
  program: ProgramId,
  applicantName: z.string(),
  postedOn: LocalDate,
  /** Open through this day, Asia/Shanghai. */
  lastDay: LocalDate,
}
const granted = {
  persons: z.int(),
  /** fen per month */
  monthlyFen: z.int(),
}

/** A public posting with exactly what the law lets anyone read: name, number of persons, amount (57号 art. 24; domain.md §9). */
export const Notice = z.discriminatedUnion('kind', [
  /** Who applied, where the region has such a list: no more than that (domain.md C5). */
  z.strictObject({ kind: z.literal('APPLICATION'), ...posted }),
  z.strictObject({ kind: z.literal('REVIEW'), ...posted, ...granted }),
  z.strictObject({ kind: z.literal('ANNOUNCEMENT'), ...posted, ...granted }),
  /** What is paid from a month on became more, less or nothing (动态公示, domain.md row 69): never why. */
  z.strictObject({
    kind: z.literal('CHANGE'),
    ...posted,
    ...granted,
    change: z.enum(['raised', 'reduced', 'ended']),
    from: Month,
  }),
])
export type Notice = z.infer<typeof Notice>

/** What was decided stays as long as a review notice would: the shortest time that serves its purpose (PIPL art. 19). */
const announcementDays = 7
const announcedFrom = (postedOn: string) => ({ postedOn, lastDay: addDays(postedOn, announcementDays).date })

/** A case whose answers may be sealed: nothing sealed is asked of it. */
type Posted = Omit<Application, 'answers'> & {
  readonly answers: {
    readonly place?: { readonly village: string } | undefined
    readonly members?: readonly unknown[] | undefined
  }
}

const shownOf = ({ program, answers: { place } }: Posted, { id, applicant, postedOn, lastDay }: NoticePeriod) => ({
  id,
  village: place?.village ?? '',
  program,
  applicantName: applicant,
  postedOn,
  lastDay,
})

/** While it is open whether the family is helped; the days of the list end it besides. */
const listing = (state: Posted): Notice[] =>
  state.listing === null || state.stage === 'CONFIRMED' || closedStages.includes(state.stage)
    ? []
    : [{ kind: 'APPLICATION', ...shownOf(state, state.listing) }]

const review = (state: Posted): Notice[] => {
  const { notice, opinion, stage, answers } = state
  if (stage !== 'NOTICE_REVIEW' || notice === null || opinion === null) return []
  const persons = personsPaid(opinion.calculation, answers.members)
  return [{ kind: 'REVIEW', ...shownOf(state, notice), persons, monthlyFen: opinion.monthlyFen }]
}

const announcement = (state: Posted): Notice[] => {
  const { notice, decision, announcedOn, stage, answers } = state
  if (stage !== 'ANNOUNCED' || notice === null || decision === null || announcedOn === null) return []
  const shown = shownOf(state, { ...notice, ...announcedFrom(announcedOn) })
  const persons = personsPaid(decision.calculation, answers.members)
  return [{ kind: 'ANNOUNCEMENT', ...shown, persons, monthlyFen: decision.monthlyFen }]
}

/** The notices that stand for a case now. */
export const noticesFor = (state: Posted): Notice[] => [...listing(state), ...review(state), ...announcement(state)]

/** The posting of a benefit's last change; under an id of its own, so that nothing leads from it to the case. */
export const changeNotices = (benefit: Benefit, id: string): Notice[] => {
  const { change, lastMonth, village, program, applicant, persons, monthlyFen } = benefit
  if (change === null) return []
  const shown = { id, village, program, applicantName: applicant, persons, ...announcedFrom(change.on) }
  const changed = { kind: 'CHANGE', ...shown, from: change.from } as const
  if (lastMonth !== null) return [{ ...changed, change: 'ended', monthlyFen: 0 }]
  return [{ ...changed, change: monthlyFen > change.beforeFen ? 'raised' : 'reduced', monthlyFen }]
}
