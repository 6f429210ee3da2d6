import { error, json } from '@sveltejs/kit'
import * as z from 'zod'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { keep, scratchOf } from '#lib/apply/scratch.server.ts'
import { moment } from '#lib/days.ts'
import type { RequestHandler } from './$types.js'

const Fields = z.record(z.string().max(60), z.string().max(100_000))

/** A field as it was left: the whole page is kept again. Answers with the words for when. */
export const POST: RequestHandler = async (event) => {
  const fields = Fields.safeParse(await event.request.json().catch(() => undefined))
  if (!fields.success) error(400)
  const scratch = scratchOf(event.params.page, fields.data, await ownApplication(event))
  if (!scratch) error(404)
  const keptAt = await keep(event, scratch.page, scratch.fields)
  if (!keptAt) error(409)
  return json({ keptAt: clock(moment(keptAt, event.locals.language)) })
}

/** "10:32": the day is today. */
const clock = (words: string) => words.slice(-5)
