import { error, redirect } from '@sveltejs/kit'
import { refusalOf } from '#lib/server/refusal.ts'
import type { PageServerLoad } from './$types.js'

/** As somebody reads a number out or pastes it: small letters, blanks, wide signs, long dashes. */
const asWritten = (typed: string) =>
  typed
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐-―−]/g, '-')
    .toUpperCase()

/** A number leads straight to its case; what is none is said so, with the field to try again. */
export const load: PageServerLoad = async ({ locals: { api, language }, url, parent }) => {
  const { rooms } = await parent()
  if (!rooms.cases) error(404)
  const number = asWritten(url.searchParams.get('number') ?? '').slice(0, 40)
  if (number === '') return { number }
  const id = await api.applications.officer.find({ number }).then(
    (found) => found.id,
    (refused: unknown) => {
      const code = refusalOf(refused, language)?.code
      if (code === 'NOT_FOUND' || code === 'INPUT_INVALID') return null
      throw refused
    },
  )
  if (id !== null) redirect(303, `/desk/applications/${id}`)
  return { number }
}
