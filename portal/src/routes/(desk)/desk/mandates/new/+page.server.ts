import { error } from '@sveltejs/kit'
import { contract } from '#shared/contract/index.ts'
import { Program } from '#shared/domain/programs/program.ts'
import { inputOf, judge } from '#lib/server/judge.ts'
import { attempt, reject } from '#lib/server/refusal.ts'
import { dateIn, typedIn } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ parent }) => {
  const { rooms } = await parent()
  if (!rooms.mandates) error(404)
  return { requestId: crypto.randomUUID(), programs: Program.options }
}

const NewMandate = inputOf(contract.mandates.agent.record)

export const actions: Actions = {
  /** The code is shown once, on the answer itself; sent again, the same form has the same code. */
  default: async ({ request, locals: { api, language } }) => {
    const typed = typedIn(await request.formData())
    const { name, idNumber, program, how, scope, requestId } = typed
    const asked = { name, idNumber, program, how, scope, requestId, givenOn: dateIn(typed, 'givenOn') }
    const judged = judge(NewMandate, asked, language)
    if (judged.problems) return reject(typed, judged.problems, 422)
    const { value, rejected } = await attempt(language, typed, () => api.mandates.agent.record(judged.value))
    if (rejected) return rejected
    return { recorded: { ...value, name: judged.value.name, how: judged.value.how } }
  },
}
