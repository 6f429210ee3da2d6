import { documentClient } from '#shared/store/database.ts'
import { objectStore } from '#shared/store/uploads.ts'

const isWrite = (command: string) => /^(Put|Update|Delete|Transact)/.test(command)

/**
 * Does the work as a function would that dies right after its `at`-th write (from 0) reached the store.
 * @returns how many writes it came to, the last one included
 */
export const dyingAfter = async (at: number, work: () => Promise<unknown>): Promise<number> => {
  const name = 'dying'
  let writes = 0
  const died = (command: string) => {
    if (!isWrite(command)) return
    writes += 1
    if (writes === at + 1) throw new Error('the process died here')
  }
  const place = { step: 'initialize', priority: 'high', name } as const
  documentClient.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (input) => {
        const answer = await next(input)
        died(commandName)
        return answer
      },
    place,
  )
  objectStore.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (input) => {
        const answer = await next(input)
        died(commandName)
        return answer
      },
    place,
  )
  try {
    await work()
  } catch {
    return writes
  } finally {
    documentClient.middlewareStack.remove(name)
    objectStore.middlewareStack.remove(name)
  }
  return writes
}
