import { sealedFile } from '#lib/server/reports/opened-file.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { original, evidence } = locals.api.tips.handler
  const file = await sealedFile(locals.language, () => (url.searchParams.has('original') ? original : evidence)(params))
  return { id: params.id, file }
}
