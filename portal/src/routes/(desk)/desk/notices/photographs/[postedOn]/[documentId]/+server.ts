import { toLink } from '#lib/server/to-link.ts'
import type { RequestHandler } from './$types.js'

export const GET: RequestHandler = ({ locals, params, url: { searchParams } }) => {
  const village = searchParams.get('in') ?? ''
  return toLink(locals.language, () => locals.api.notices.board.link({ village, ...params }))
}
