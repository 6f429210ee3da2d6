import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { fields, refusalOf } from '#lib/server/refusal.ts'
import type { PageServerLoad } from './$types.js'

/** The code stands in the address, because a printed drawing leads here (decisions/verification-codes.md). */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const code = params.code ?? url.searchParams.get('code')
  if (code === null) return { code: '', proof: undefined, problems: undefined }
  try {
    const proof = await locals.api.decisions.public.verify({ code })
    return { code, proof: { ...proof, county: fullNameOf(proof.county) }, problems: undefined }
  } catch (cause) {
    const refusal = refusalOf(cause, locals.language)
    if (!refusal || refusal.status >= 500) throw cause
    const problems = fields(cause, locals.language).map(({ message }) => ({ field: 'code', message }))
    return { code, proof: undefined, problems }
  }
}
