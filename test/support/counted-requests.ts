import { documentClient } from '#shared/store/database.ts'

/** What a piece of work asks of the database: one entry per request sent, by the operation's name. */
export const requestsDuring = async <T>(work: () => Promise<T>): Promise<{ result: T; requests: string[] }> => {
  const requests: string[] = []
  const name = 'counted'
  documentClient.middlewareStack.add(
    (next, { commandName = '' }) =>
      (input) => {
        requests.push(commandName.replace(/Command$/, ''))
        return next(input)
      },
    { step: 'finalizeRequest', priority: 'low', name },
  )
  try {
    return { result: await work(), requests }
  } finally {
    documentClient.middlewareStack.remove(name)
  }
}

export const isRead = (request: string): boolean => /Get|Query|Scan/.test(request)
