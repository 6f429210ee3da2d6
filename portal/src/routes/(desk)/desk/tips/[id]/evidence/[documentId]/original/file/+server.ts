import { openedFile } from '#lib/server/reports/opened-file.ts'
import type { RequestHandler } from './$types.js'

/** An original, for whoever just said why. */
export const GET: RequestHandler = ({ locals, params }) =>
  openedFile(locals.language, () => locals.api.tips.handler.original(params))
