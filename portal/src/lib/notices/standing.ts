import type { SentObjection } from '#shared/domain/notices/objecting.ts'
import type * as z from 'zod'
import { m } from '#lib/paraglide/messages.js'

type Sent = z.infer<typeof SentObjection>
type Answered = Extract<NonNullable<Sent['standing']>, { state: 'ANSWERED' }>

const outcomes = {
  founded: m.object_outcome_founded,
  partly: m.object_outcome_partly,
  unfounded: m.object_outcome_unfounded,
} as const satisfies Record<Answered['outcome'], () => string>

/** What became of an objection, for whoever raised it. */
export const standingTitle = ({ standing }: Sent): string => {
  switch (standing?.state) {
    case undefined:
      return m.object_state_received()
    case 'TAKEN_UP':
      return m.object_state_taken_up()
    case 'ANSWERED':
      return m.object_state_answered()
    case 'ENDED':
      return m.object_state_ended()
    case 'NOT_TAKEN':
      return m.object_state_not_taken()
  }
}

export const standingText = ({ standing, named }: Sent): string[] => {
  switch (standing?.state) {
    case undefined:
      return [m.object_state_received_text()]
    case 'TAKEN_UP':
      return [named ? m.object_state_taken_up_named() : m.object_state_taken_up_anonymous()]
    case 'ANSWERED':
      return [outcomes[standing.outcome](), standing.answer]
    case 'ENDED':
      return [m.object_state_ended_text()]
    case 'NOT_TAKEN':
      return [m.object_state_not_taken_text()]
  }
}
