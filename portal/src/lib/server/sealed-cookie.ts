import type { Cookies } from '@sveltejs/kit'
import type * as z from 'zod'
import { seal, unseal } from './seal.ts'

/** Browsers drop a cookie above 4,096 bytes, name and attributes included. */
const chunkLength = 3_800
const mostChunks = 4

/** An encrypted, http-only cookie holding one value; long values are spread over `name.0`, `name.1`, ... */
export function sealedCookie<Schema extends z.ZodType>(name: string, schema: Schema, path = '/') {
  const chunk = (index: number) => `${name}.${index}`
  const present = (cookies: Cookies) =>
    Array.from({ length: mostChunks }, (_, index) => chunk(index)).filter((each) => cookies.get(each) !== undefined)

  return {
    async read(cookies: Cookies): Promise<z.output<Schema> | undefined> {
      const sealed = present(cookies)
        .map((each) => cookies.get(each))
        .join('')
      if (!sealed) return undefined
      return schema.safeParse(await unseal(name, sealed)).data
    },

    /** Without `maxAge` (seconds) the cookie ends with the browser session: telephones are shared. */
    async write(cookies: Cookies, value: z.input<Schema>, secure: boolean, maxAge?: number): Promise<void> {
      const sealed = await seal(name, value)
      const chunks = sealed.match(new RegExp(`.{1,${chunkLength}}`, 'g')) ?? []
      if (chunks.length > mostChunks) throw new Error(`The ${name} cookie would need ${chunks.length} parts`)
      this.clear(cookies)
      const options = { path, httpOnly: true, sameSite: 'lax', secure, ...(maxAge ? { maxAge } : {}) } as const
      chunks.forEach((part, index) => cookies.set(chunk(index), part, options))
    },

    clear(cookies: Cookies): void {
      for (const each of present(cookies)) cookies.delete(each, { path })
    },
  }
}
