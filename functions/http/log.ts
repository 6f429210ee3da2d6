import { Logger } from '@aws-lambda-powertools/logger'

/** One line per request: which operation, how it ended, how long. No addresses, no bodies, no names. */
export const log = new Logger({ serviceName: 'sunshine-aid' })

/** What nobody expected: its kind and where in the code, never its message, which may hold what a person wrote. */
export const logFailure = (error: unknown): void => {
  const { name, stack = '' } = error instanceof Error ? error : new Error()
  log.error('failed', {
    name,
    where: stack
      .split('\n')
      .filter((line) => /^ +at /.test(line))
      .slice(0, 8),
  })
}
