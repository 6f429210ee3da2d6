import { read, write } from '#lib/server/reports/follow-up.ts'
import type { Actions } from './$types.js'

export const actions: Actions = {
  read: (event) => read(event, event.locals.api.complaints.public),
  write: (event) => write(event, event.locals.api.complaints.public),
}
