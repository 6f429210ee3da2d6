import { error, json } from '@sveltejs/kit'
import { UploadRequest } from '#shared/contract/documents.ts'
import { ownApplication } from '#lib/apply/own-application.server.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import type { RequestHandler } from './$types.js'

/** What became of the documents so far: asked again and again while one is being checked. */
export const GET: RequestHandler = async (event) => {
  const { documents } = await ownApplication(event)
  return json({ documents: documents.map(({ id, status, reason }) => ({ id, status, reason })) })
}

/** The form with which the browser posts one file straight to the store. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const asked = UploadRequest.safeParse(await request.json().catch(() => undefined))
  if (!asked.success) error(400)
  try {
    return json(await locals.api.documents.resident.request({ ...asked.data, id: params.id }))
  } catch (cause) {
    const refusal = refusalOf(cause, locals.language)
    if (!refusal || refusal.status >= 500) throw cause
    return json(
      { message: refusal.data?.fields?.[0]?.[locals.language] ?? refusal.message },
      { status: refusal.status },
    )
  }
}
