import { error } from '@sveltejs/kit'
import * as z from 'zod'
import { DocumentKind } from '#shared/domain/documents/document.ts'
import { fieldProblems } from '#shared/domain/field-problems.ts'
import { m } from '#lib/paraglide/messages.js'
import { attempt, reject } from '#lib/server/refusal.ts'
import { everyText, typedIn } from '#lib/server/typed.ts'
import type { Asked } from './own-application.server.ts'
import { kindName } from './words/documents.ts'

interface Sent extends Asked {
  request: Request
}

/** Without JavaScript: one plain form, signed for the store, for each kind of document the person has at hand. */
async function prepare({ locals, params, request }: Sent) {
  const form = await request.formData()
  const kinds = everyText(form, 'kinds').flatMap((kind) => DocumentKind.safeParse(kind).data ?? [])
  if (kinds.length === 0)
    return reject({}, [{ field: 'kinds', message: fieldProblems['choose-one'][locals.language] }], 422)
  const asked = await attempt(locals.language, {}, () =>
    Promise.all(
      kinds.map(async (kind) => {
        const name = kindName[kind]()
        const upload = await locals.api.documents.resident.request({ id: params.id, kind, name, plainForm: true })
        return { kind, upload }
      }),
    ),
  )
  return asked.rejected ?? { plainForms: asked.value }
}

async function remove({ locals, params, request }: Sent) {
  const document = z.uuid().safeParse(typedIn(await request.formData())['document'])
  if (!document.success) error(404, m.error_404_title())
  const { rejected } = await attempt(locals.language, {}, () =>
    locals.api.documents.resident.remove({ id: params.id, documentId: document.data }),
  )
  return rejected ?? { removed: true }
}

export const documentActions = { prepare, remove }
