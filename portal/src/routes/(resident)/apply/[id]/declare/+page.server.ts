import { redirect } from '@sveltejs/kit'
import { commands } from '#shared/domain/applications/commands.ts'
import { openOfMandate } from '#shared/domain/applications/mandate.ts'
import { isMandate } from '#shared/domain/documents/document.ts'
import { fieldProblems } from '#shared/domain/field-problems.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { progress } from '#lib/apply/progress.server.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  if (progress(application).some(({ state }) => state !== 'done')) redirect(303, `/apply/${application.id}/check`)
  const { mandate, documents } = application
  const carried = event.locals.session?.role === 'agent'
  return {
    id: application.id,
    applicant: application.answers.members?.[0]?.name ?? '',
    carried,
    open: carried ? openOfMandate({ mandate }, { mandateShown: documents.some(isMandate) }) : null,
  }
}

export const actions: Actions = {
  /** Sent twice, it is one application: the API gives the same answer again, and so the same page follows. */
  default: async ({ locals, params, request }) => {
    const typed = typedIn(await request.formData())
    const declared = commands.submit.safeParse({
      truthDeclared: typed['truthDeclared'] === 'yes',
      verificationAuthorised: typed['verificationAuthorised'] === 'yes',
    })
    if (!declared.success) {
      const fields = declared.error.issues.map(({ path }) => String(path[0]))
      return reject(
        typed,
        fields.map((field) => ({ field, message: unaccepted(locals) })),
        422,
      )
    }
    const { rejected } = await attempt(locals.language, typed, () =>
      locals.api.applications.resident.submit({ id: params.id, ...declared.data }),
    )
    if (rejected) return rejected
    redirect(303, `/applications/${params.id}?sent`)
  },
}

const unaccepted = ({ language }: App.Locals) => fieldProblems.required[language]
