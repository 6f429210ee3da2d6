import { randomUUID } from 'node:crypto'
import type { Application } from '#shared/domain/applications/application.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import { saveDraft, startApplication } from '#shared/store/applications.ts'
import { keepReply } from '#shared/store/replies.ts'
import { fileOf } from './stored-case.ts'

/** A case put into the store as it stands in the middle of its way, in the hands of a family of its own. */
export const placedCase = async (state: Application, replies: readonly Reply[]): Promise<Application> => {
  const resident = `resident-${randomUUID()}`
  const { program, startedAt } = state
  const id = await startApplication({ id: randomUUID(), program, resident, now: startedAt })
  const { application: blank } = await fileOf(id)
  const placed = { ...state, id, resident }
  if (!(await saveDraft(blank, placed, undefined))) throw new Error('the case was not put into the store')
  for (const reply of replies) await keepReply(id, reply, '1')
  return placed
}
