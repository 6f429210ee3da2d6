import { refusalOf } from '#lib/server/refusal.ts'
import type { PageServerLoad } from './$types.js'

/** Where the object store sends the frame after an upload: what was found in the file. */
export const load: PageServerLoad = async ({ params, locals }) => {
  const found = await locals.api.tips.public.arrival({ token: params.token }).catch((cause: unknown) => {
    if (refusalOf(cause, locals.language)?.status === 404) return undefined
    throw cause
  })
  return { bare: true, document: found }
}
