import { redirect } from '@sveltejs/kit'
import { fieldProblems } from '#shared/domain/field-problems.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ locals }) => {
  const { applications } = await locals.api.applications.resident.list({})
  return { drafts: applications.filter(({ stage }) => stage === 'DRAFT') }
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const typed = typedIn(await request.formData())
    const program = Program.safeParse(typed['program'])
    if (!program.success)
      return reject(typed, [{ field: 'program', message: fieldProblems['choose-one'][locals.language] }], 422)
    const { value, rejected } = await attempt(locals.language, typed, () =>
      locals.api.applications.resident.start({ program: program.data }),
    )
    if (rejected) return rejected
    redirect(303, `/apply/${value.id}`)
  },
}
