import { type Cookies, redirect, type RequestEvent } from '@sveltejs/kit'
import * as z from 'zod'
import { sealedCookie } from '#lib/server/sealed-cookie.ts'

type Room = 'tips' | 'complaints'

/** Seconds in which the page that shows the receipt must have been fetched. */
const patience = 120

/** Sealed, unreadable to scripts, sent to the one page that shows it, and gone once it was shown. */
const cookieOf = (room: Room) => sealedCookie('receipt', z.object({ receipt: z.string() }), `/${room}/sent`)

/** Leads to the page that shows the receipt, so that loading it again sends nothing twice. */
export async function show(event: RequestEvent, room: Room, receipt: string): Promise<never> {
  await cookieOf(room).write(event.cookies, { receipt }, event.url.protocol === 'https:', patience)
  redirect(303, `/${room}/sent`)
}

/** The receipt, once; undefined for whoever comes again. */
export async function takeReceipt(cookies: Cookies, room: Room): Promise<string | undefined> {
  const cookie = cookieOf(room)
  const sent = await cookie.read(cookies)
  cookie.clear(cookies)
  return sent?.receipt
}
