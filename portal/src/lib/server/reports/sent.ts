import { type Cookies, redirect, type RequestEvent } from '@sveltejs/kit'
import * as z from 'zod'
import { Receipt } from '#shared/domain/petitions/receipt.ts'
import { sealedCookie } from '#lib/server/sealed-cookie.ts'

export type Room = 'tips' | 'complaints' | 'notices' | 'desk/tips/record'

/** Seconds in which the page that shows the receipt must have been fetched, and the receipt typed. */
const patience = 15 * 60

/** Sealed, unreadable to scripts, sent to the one page that shows it, and gone once the receipt was typed. */
const cookieOf = (room: Room) =>
  sealedCookie('receipt', z.object({ receipt: z.string(), shown: z.boolean() }), `/${room}/sent`)

const keep = ({ cookies, url }: RequestEvent, room: Room, receipt: string, shown: boolean) =>
  cookieOf(room).write(cookies, { receipt, shown }, url.protocol === 'https:', patience)

/** Leads to the page that shows the receipt, so that loading it again sends nothing twice. */
export async function show(event: RequestEvent, room: Room, receipt: string): Promise<never> {
  await keep(event, room, receipt, false)
  redirect(303, `/${room}/sent`)
}

/** The receipt, once; undefined for whoever comes again. */
export async function takeReceipt(cookies: Cookies, room: Room): Promise<string | undefined> {
  const cookie = cookieOf(room)
  const sent = await cookie.read(cookies)
  cookie.clear(cookies)
  return sent?.receipt
}

/** The receipt once, then only the question for it, until it was typed: people lose codes. Undefined when it is over. */
export async function receiptToType(event: RequestEvent, room: Room) {
  const sent = await cookieOf(room).read(event.cookies)
  if (sent === undefined) return undefined
  if (!sent.shown) await keep(event, room, sent.receipt, true)
  return { receipt: sent.shown ? undefined : sent.receipt }
}

/** Shows the receipt once more to whoever has not typed it yet. */
export async function showAgain(event: RequestEvent, room: Room): Promise<never> {
  const sent = await cookieOf(room).read(event.cookies)
  if (sent !== undefined) await keep(event, room, sent.receipt, false)
  redirect(303, `/${room}/sent`)
}

/** Whether what was typed is the receipt; then the browser forgets it. */
export async function isTyped({ cookies }: RequestEvent, room: Room, typed: string): Promise<boolean> {
  const cookie = cookieOf(room)
  const sent = await cookie.read(cookies)
  const same = sent !== undefined && Receipt.safeParse(typed).data === Receipt.parse(sent.receipt)
  if (same) cookie.clear(cookies)
  return same
}
