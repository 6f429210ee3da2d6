import { error } from '@sveltejs/kit'
import { Source } from '#shared/domain/verification/sources.ts'
import { toLink } from '#lib/server/to-link.ts'
import type { RequestHandler } from './$types.js'

/** What is taken out leaves a trace. */
export const GET: RequestHandler = ({ locals, params }) => {
  const source = Source.safeParse(params.source).data
  if (source === undefined) error(404)
  return toLink(locals.language, () => locals.api.verification.officer.list({ id: params.id, source }))
}
