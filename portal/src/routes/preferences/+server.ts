import { redirect } from '@sveltejs/kit'
import { cookieName, isLocale } from '#lib/paraglide/runtime.js'
import { sameSitePath } from '#lib/server/same-site.ts'
import type { RequestHandler } from './$types.js'

const year = 365 * 24 * 60 * 60

/** Language, size of the letters, keys of the desk: kept in the browser, readable by its scripts, saying nothing about anyone. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData()
  const options = {
    path: '/',
    httpOnly: false,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: year,
  } as const
  const language = form.get('language')
  if (typeof language === 'string' && isLocale(language)) cookies.set(cookieName, language, options)
  const size = form.get('size')
  if (size === 'large' || size === 'normal') cookies.set('size', size, options)
  const keys = form.get('keys')
  if (keys === 'on' || keys === 'off') cookies.set('keys', keys, options)
  const back = form.get('back')
  redirect(303, sameSitePath(typeof back === 'string' ? back : '/'))
}
