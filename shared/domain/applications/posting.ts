import * as z from 'zod'
import { ageOn, LocalDate, localDate, nextWorkingDay, noticePeriod } from '#shared/domain/calendar/calendar.ts'
import { birthDateOf } from '#shared/domain/people/identity-number.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { text } from '#shared/domain/text.ts'
import type { Answers } from './answers.ts'
import type { Application, NoticePeriod } from './application.ts'
import { by, type Facts, type Rule } from './rule.ts'

/** One place of the village where the notice hangs, since when, and who says so. */
export const Posting = z.strictObject({ place: z.string(), postedOn: LocalDate, by: z.string() })
export type Posting = z.infer<typeof Posting>

export const postingCommands = {
  recordPosting: z.strictObject({
    places: z
      .array(text(2, 100))
      .min(1, 'required')
      .max(20, 'too-many')
      .meta({ examples: [['村务公开栏', '村口小卖部']] }),
    postedOn: LocalDate,
  }),
  recordTakingDown: z.strictObject({ takenDownOn: LocalDate }),
} as const

const adult = 18
const guardians = ['parent', 'grandparent', 'sibling', 'spouse', 'other'] as const

/** Who a notice names: the applicant; for a minor the grown-up who stands nearest, else the surname alone (domain.md §9). */
const nameShown = ({ members = [] }: Answers, today: string): string => {
  const grown = members.filter(({ idNumber }) => ageOn(birthDateOf(idNumber), today) >= adult)
  const [applicant] = members
  if (applicant === undefined || grown.includes(applicant)) return applicant?.name ?? ''
  const guardian = guardians.flatMap((relation) => grown.filter((member) => member.relation === relation))[0]
  return guardian?.name ?? `${applicant.name.charAt(0)}某`
}

/** A notice that is opened on a day. */
export const noticeFrom = (
  answers: Answers,
  { id, today, procedure }: { id: string; today: string; procedure: Procedure },
): NoticePeriod => ({
  id,
  applicant: nameShown(answers, today),
  postedOn: today,
  ...noticePeriod(today, procedure.limits.noticeDays),
})

/** Whether the notice hangs at as many places as the region asks for (domain.md row 66). */
export const isPosted = ({ postings }: Pick<Application, 'postings'>, { postingPlaces }: Procedure): boolean =>
  postings.length >= postingPlaces

/**
 * The seven days are those on which the village can read it (57号 art. 19): they run from the day on which the last
 * place that the region asks for was posted, as recorded, never from the opinion alone.
 */
const periodOf = (
  notice: NoticePeriod,
  postings: readonly Pick<Posting, 'postedOn'>[],
  { now, procedure }: Facts,
): NoticePeriod => {
  const { postingPlaces, limits } = procedure
  const last = postings.map(({ postedOn }) => postedOn).toSorted()[postingPlaces - 1]
  if (last === undefined || last === notice.postedOn) return notice
  const { lastDay, movesOn } = noticePeriod(last, limits.noticeDays)
  // Recorded when it was over already, the file moves on from the day of the record.
  const today = nextWorkingDay(localDate(now))
  return { ...notice, postedOn: last, lastDay, movesOn: movesOn.date < today.date ? today : movesOn }
}

const recordPosting: Rule<'recordPosting'> = (state, { places, postedOn }, facts) => {
  const { actor, now } = facts
  const { notice, opinion, postings } = state
  if (notice === null || opinion === null) return { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }
  if (postedOn > localDate(now)) return { problem: 'FIELD', field: 'postedOn', code: 'date-in-future' }
  if (postedOn < localDate(opinion.at)) return { problem: 'FIELD', field: 'postedOn', code: 'date-before-opinion' }
  const all = [...postings.map(({ place }) => place), ...places]
  if (new Set(all).size < all.length) return { problem: 'FIELD', field: 'places', code: 'name-repeated' }
  const days = [...postings, ...places.map(() => ({ postedOn }))]
  return { type: 'noticePosted', at: now, by: by(actor), places, postedOn, notice: periodOf(notice, days, facts) }
}

/** A sheet must not outlive its notice (PIPL art. 19); it may come down as soon as the notice is suspended or over. */
const recordTakingDown: Rule<'recordTakingDown'> = ({ postings }, { takenDownOn }, { actor, now }) => {
  const wrong = (code: 'date-in-future' | 'date-before-opinion') =>
    ({ problem: 'FIELD', field: 'takenDownOn', code }) as const
  if (takenDownOn > localDate(now)) return wrong('date-in-future')
  if (postings.some(({ postedOn }) => takenDownOn < postedOn)) return wrong('date-before-opinion')
  return { type: 'noticeTakenDown', at: now, by: by(actor), takenDownOn }
}

export const posting = { recordPosting, recordTakingDown }
