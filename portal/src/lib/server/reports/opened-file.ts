import { error } from '@sveltejs/kit'
import type { SealedFile } from '#shared/domain/reports/evidence.ts'
import { openWith } from '#shared/sealing/envelope.ts'
import type { Language } from '#lib/language.ts'
import { refusalOf } from '#lib/server/refusal.ts'

/** Where a sealed file lies and what opens it; the API's refusal in its own words. */
export const sealedFile = (language: Language, ask: () => Promise<SealedFile>): Promise<SealedFile> =>
  ask().catch((cause: unknown) => {
    const refusal = refusalOf(cause, language)
    if (refusal && refusal.status < 500) error(refusal.status, refusal.message)
    throw cause
  })

/** Fetches a sealed file and answers with what is in it: it is opened here, in memory, and lies open nowhere. */
export async function openedFile(language: Language, ask: () => Promise<SealedFile>): Promise<Response> {
  const { url, identity, type, name } = await sealedFile(language, ask)
  const fetched = await fetch(url)
  if (!fetched.ok) throw new Error(`the object store answered ${fetched.status}`)
  const bytes = await openWith([identity], new Uint8Array(await fetched.arrayBuffer()))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
