import { follow, say } from '#lib/server/complaints/follow-up.ts'
import type { Actions } from './$types.js'

export const actions: Actions = {
  read: follow,
  write: (event) => say(event, 'write'),
  contest: (event) => say(event, 'contest'),
  askReview: (event) => say(event, 'askReview'),
}
