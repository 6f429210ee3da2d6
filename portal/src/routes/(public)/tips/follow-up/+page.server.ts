import { m } from '#lib/paraglide/messages.js'
import { forget, offerUploads, read, write } from '#lib/server/reports/follow-up.ts'
import type { Actions } from './$types.js'

export const actions: Actions = {
  read: (event) => read(event, event.locals.api.tips.public),
  write: (event) => write(event, event.locals.api.tips.public),
  forget: (event) => forget(event, event.locals.api.tips.public),
  evidence: (event) => offerUploads(event, event.locals.api.tips.public, (number) => m.evidence_name({ number })),
}
