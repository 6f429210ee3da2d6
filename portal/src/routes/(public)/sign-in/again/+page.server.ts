import * as z from 'zod'
import { sameSitePath } from '#lib/server/same-site.ts'
import { keyPage, sealedRoom } from '#lib/server/tip-key.ts'
import type { Actions } from './$types.js'

/** The page stands at the address of the form that was sent, so no script may take it for another page. */
export const csr = false

const Typed = z.array(z.tuple([z.string(), z.string()])).max(500)

export const actions: Actions = {
  default: async ({ request }) => {
    const sent = await request.formData()
    const way = sealedRoom(String(sent.get('way')))
    return {
      to: sameSitePath(String(sent.get('to'))),
      typed: typedIn(String(sent.get('typed'))),
      keyPage: way && keyPage(way),
    }
  },
}

function typedIn(json: string): [string, string][] {
  try {
    return Typed.safeParse(JSON.parse(json)).data ?? []
  } catch {
    return []
  }
}
