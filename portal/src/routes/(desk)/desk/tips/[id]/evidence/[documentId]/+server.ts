import { openedFile } from '#lib/server/reports/opened-file.ts'
import type { RequestHandler } from './$types.js'

/** The copy of evidence that a handler looks at. */
export const GET: RequestHandler = ({ locals, params }) =>
  openedFile(locals.language, () => locals.api.tips.handler.evidence(params))
