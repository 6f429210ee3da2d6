import { learn } from '#shared/domain/divisions/divisions.ts'
import type { Api } from './api.ts'

const everyMilliseconds = 60_000
let asked = { at: 0, done: Promise.resolve() }

/** Without an answer the pages go on with what they know; whatever they need of the API will say that it is away. */
const ask = async (api: Api): Promise<void> => {
  try {
    const { changes, today } = await api.programs.public.divisionChanges({})
    learn(changes, today)
  } catch {
    return
  }
}

/** Once a minute, what was changed since the official list. */
export function knowDivisions(api: Api): Promise<void> {
  if (Date.now() - asked.at > everyMilliseconds) asked = { at: Date.now(), done: ask(api) }
  return asked.done
}
