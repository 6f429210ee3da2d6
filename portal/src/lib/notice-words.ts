import type { Notice } from '#shared/domain/notices/notice.ts'
import { m } from '#lib/paraglide/messages.js'

const kinds = {
  APPLICATION: m.notices_application,
  REVIEW: m.notices_review,
  ANNOUNCEMENT: m.notices_announcement,
}
const titles = {
  APPLICATION: m.notice_title_application,
  REVIEW: m.notice_title_review,
  ANNOUNCEMENT: m.notice_title_announcement,
  CHANGE: m.notice_title_change,
}
export const changeWords = {
  raised: m.notices_change_raised,
  reduced: m.notices_change_reduced,
  ended: m.notices_change_ended,
}

/** What kind of posting it is, in a word. */
export const noticeWord = (notice: Notice): string =>
  notice.kind === 'CHANGE' ? changeWords[notice.change]() : kinds[notice.kind]()

export const noticeTitle = ({ kind, applicantName: name }: Notice): string => titles[kind]({ name })

export const personsWords = (count: number): string =>
  count === 1 ? m.notices_persons_one({ count }) : m.notices_persons({ count })
