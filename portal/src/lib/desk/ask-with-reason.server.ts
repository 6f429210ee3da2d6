import { error, type RequestEvent } from '@sveltejs/kit'
import * as z from 'zod'
import { judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import { VersionStamp } from './room.server.ts'

/** Asks for something that takes a reason; answers the page again where it was refused. */
export async function askWithReason(
  event: RequestEvent,
  Reason: z.ZodType<string>,
  ask: (asked: { version: number; reason: string }) => Promise<unknown>,
) {
  const typed = typedIn(await event.request.formData())
  const stamp = VersionStamp.safeParse(typed).data
  if (stamp === undefined) error(400)
  const { language } = event.locals
  const { value, problems } = judge(z.strictObject({ reason: Reason }), { reason: typed['reason'] ?? '' }, language)
  if (problems) return reject(typed, problems, 422)
  return (await attempt(language, typed, () => ask({ ...stamp, ...value }))).rejected
}
