import { Logger } from '@aws-lambda-powertools/logger'

/** One line per request: which operation, how it ended, how long. No addresses, no bodies, no names. */
export const log = new Logger({ serviceName: 'sunshine-aid' })
