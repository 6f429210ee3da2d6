import type { Minutes, Review } from '#shared/domain/applications/minutes.ts'
import { day, moment } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import { proposalWords } from './words/file.ts'

/** What was said at a joint review, each thing under its name. */
export const reviewRows = (review: Review, language: Language): { key: string; value: string }[] =>
  [
    { key: m.meeting_held_on(), value: `${day(review.heldOn, language)} ${review.heldAt}` },
    { key: m.meeting_place(), value: review.place },
    { key: m.county_review_put(), value: review.put },
    ...review.present.map(({ name, view }) => ({ key: name, value: view })),
    { key: m.meeting_dissent(), value: review.dissent },
    { key: m.county_review_proposal(), value: proposalWords[review.proposal]() },
  ].filter(({ value }) => value !== '')

export const reviewLines = (review: Review, language: Language): string[] =>
  reviewRows(review, language).map(({ key, value }) => m.county_review_line({ key, value }))

/** Who was there, and whether they signed. */
export const handRows = (
  { present, signatures, unsigned }: Minutes,
  language: Language,
): { key: string; value: string }[] =>
  present.map(({ id, name }) => {
    const at = signatures.find((one) => one.id === id)?.at
    const reason = unsigned.find((one) => one.id === id)?.reason
    if (at !== undefined) return { key: name, value: m.county_minutes_signed_at({ when: moment(at, language) }) }
    return { key: name, value: reason === undefined ? m.meeting_marked_open() : m.meeting_marked_no({ reason }) }
  })
