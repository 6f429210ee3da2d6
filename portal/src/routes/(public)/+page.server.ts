import type { PageServerLoad } from './$types.js'

/** 荣昌区, whose bureau runs this portal. */
const home = '500153'

/** The front page stands even when the API does not: then it shows no standards. */
export const load: PageServerLoad = async ({ locals }) => {
  const inForce = await locals.api.programs.public.policies({ region: home }).catch(() => undefined)
  if (!inForce?.policies.length) return { standards: undefined }
  const lines = inForce.policies.map(({ program, standard }) => ({ program, ...standard }))
  return { standards: { month: inForce.month, lines } }
}
