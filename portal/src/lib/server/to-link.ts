import { error, redirect } from '@sveltejs/kit'
import type { Language } from '#lib/language.ts'
import { refusalOf } from './refusal.ts'

/** Leads to what the object store keeps, through a link that is made at this moment and soon ends. */
export async function toLink(language: Language, link: () => Promise<{ url: string }>): Promise<never> {
  const { url } = await link().catch((cause: unknown) => {
    const refusal = refusalOf(cause, language)
    if (refusal && refusal.status < 500) error(refusal.status, refusal.message)
    throw cause
  })
  redirect(303, url, { external: [new URL(url).origin] })
}
