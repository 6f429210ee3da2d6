import { redirect } from '@sveltejs/kit'
import { backward, carry, onward } from '#lib/apply/journey.ts'
import { draft } from '#lib/apply/own-application.server.ts'
import { openedIncomes, toldIncomes } from '#lib/apply/progress.server.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const application = await draft(event)
  const { answers, id } = application
  const members = answers.members ?? []
  if (members.length === 0) redirect(303, `/apply/${id}/members/1`)
  const households = members.map(({ name }, index) => ({
    name,
    lines: toldIncomes(application, index + 1),
    unfinished: openedIncomes(application, index + 1).unfinished,
  }))
  const first = households.findIndex(({ lines }) => lines === undefined)
  if (first === 0 && !households.some(({ lines }) => lines)) redirect(303, `/apply/${id}/incomes/1${carry(event.url)}`)
  return {
    households,
    back: backward(id, event.url),
    onward: first < 0 ? onward(id, 'incomes', event.url) : `/apply/${id}/incomes/${first + 1}${carry(event.url)}`,
    allTold: first < 0,
    carried: carry(event.url),
  }
}
