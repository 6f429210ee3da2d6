import { error } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { m } from '#lib/paraglide/messages.js'
import { inputOf } from '#lib/server/judge.ts'
import { toLink } from '#lib/server/to-link.ts'
import type { RequestHandler } from './$types.js'

/** `?in=VILLAGE&kind=KIND&on=DAY`: a sheet for the board, printed at this moment. */
export const GET: RequestHandler = ({ locals, url: { searchParams } }) => {
  const [village, kind, on] = ['in', 'kind', 'on'].map((name) => searchParams.get(name))
  const asked = inputOf(contract.notices.board.sheet).safeParse({ village, kind, on })
  if (!asked.success) error(404, m.error_404_title())
  return toLink(locals.language, () => locals.api.notices.board.sheet(asked.data))
}
