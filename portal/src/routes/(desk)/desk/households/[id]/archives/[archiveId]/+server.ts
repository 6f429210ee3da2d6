import { toLink } from '#lib/server/to-link.ts'
import type { RequestHandler } from './$types.js'

export const GET: RequestHandler = ({ locals, params }) =>
  toLink(locals.language, () => locals.api.archives.officer.link(params))
