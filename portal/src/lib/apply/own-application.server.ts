import { error, redirect } from '@sveltejs/kit'
import * as z from 'zod'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { m } from '#lib/paraglide/messages.js'
import { refusalOf } from '#lib/server/refusal.ts'

/** A request about one application of the person who is signed in. */
export interface Asked {
  locals: App.Locals
  params: { id: string }
}

/** Anyone else's application, and what is no id at all, is a page that does not exist. */
export async function ownApplication({ locals, params }: Asked): Promise<OwnApplication> {
  if (!z.uuid().safeParse(params.id).success) error(404, m.error_404_title())
  try {
    return await locals.api.applications.resident.get({ id: params.id })
  } catch (cause) {
    if (refusalOf(cause, locals.language)?.status === 404) error(404, m.error_404_title())
    throw cause
  }
}

/** An application that is still being written; once it is sent, its own page shows where it stands. */
export async function draft(asked: Asked): Promise<OwnApplication> {
  const application = await ownApplication(asked)
  if (application.stage !== 'DRAFT') redirect(303, `/applications/${application.id}`)
  return application
}

/** The position in an address, counted from 1 as people count; anything else is a page that does not exist. */
export function position(text: string, most: number): number {
  const number = /^[1-9]\d?$/.test(text) ? Number(text) : 0
  if (number < 1 || number > most) error(404, m.error_404_title())
  return number
}
