import type { Cookies, RequestEvent } from '@sveltejs/kit'

/**
 * What unlocks the key of whoever works tips, for half an hour. The API sealed it; neither the browser nor the portal can
 * read it, and no page outside its room is ever sent with it.
 */
const name = 'tip-key'

const rooms = ['/desk/tips', '/desk/custody'] as const
export type SealedRoom = (typeof rooms)[number]

/** The room that a page lies in, if it is one where something sealed is opened. */
export const sealedRoom = (pathname: string): SealedRoom | undefined =>
  rooms.find((room) => pathname === room || pathname.startsWith(`${room}/`))

export const keyPage = (room: SealedRoom) => `${room}/key` as const

export const readTipKey = (cookies: Cookies) => cookies.get(name)

export const keepTipKey = ({ cookies, url }: RequestEvent, room: SealedRoom, { token, until }: Unlocked) =>
  cookies.set(name, token, {
    path: room,
    httpOnly: true,
    sameSite: 'strict',
    secure: url.protocol === 'https:',
    expires: new Date(until),
  })

export const dropTipKey = ({ cookies }: RequestEvent, room: SealedRoom) => cookies.delete(name, { path: room })

interface Unlocked {
  token: string
  until: string
}
