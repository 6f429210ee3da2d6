import { m } from '#lib/paraglide/messages.js'
import type { Word } from './words/word.ts'

/** The rooms of the desk in the order of its bar; a room's pages lie under its address. */
export const doors = [
  { room: 'cases', href: '/desk', text: m.desk_nav_cases },
  { room: 'signatures', href: '/desk/signatures', text: m.worklist_signatures },
  { room: 'mandates', href: '/desk/mandates', text: m.mandate_room },
  { room: 'held', href: '/desk/held-drafts', text: m.mandate_held_nav },
  { room: 'referrals', href: '/desk/referrals', text: m.referral_nav },
  { room: 'finding', href: '/desk/referrals/new', text: m.referral_new },
  { room: 'notices', href: '/desk/notices', text: m.board_nav },
  { room: 'benefits', href: '/desk/benefits', text: m.benefit_nav },
  { room: 'tips', href: '/desk/tips', text: m.desk_nav_tips },
  { room: 'custody', href: '/desk/custody', text: m.key_nav_custody },
  { room: 'complaints', href: '/desk/complaints', text: m.desk_nav_complaints },
  { room: 'people', href: '/desk/people', text: m.people_nav_people },
  { room: 'kin', href: '/desk/kin', text: m.people_nav_kin },
  { room: 'divisions', href: '/desk/divisions', text: m.people_nav_divisions },
  { room: 'policies', href: '/desk/policies', text: m.people_nav_policies },
] as const satisfies readonly { room: string; href: string; text: Word }[]

/** Which of them a person may enter; a survey and a household's file are entered from a case. */
export type Rooms = Readonly<Record<(typeof doors)[number]['room'] | 'households' | 'surveys', boolean>>
