/** What the commands of the local cloud are told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { isRunning, notRunning } from '#infra/local/control.ts'
import { explain, Refusal } from '#infra/local/refusal.ts'
import type { Endpoints } from '#infra/local/running.ts'

const defaultPort = 5173
/** The servers take this and the ports that follow it. */
const highestPort = 65_529

const endpointsSchema = z.object({
  portal: z.string(),
  api: z.string(),
  issuer: z.string(),
  dynamodb: z.string(),
  s3: z.string(),
})

const parse = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string', default: '.local' },
        demo: { type: 'boolean', default: true },
        assembly: { type: 'string' },
      },
    })
  } catch (cause) {
    throw new Refusal(explain(cause), { cause })
  }
}

/** @throws Refusal for an option that does not exist or a port that is none. */
export const readArguments = () => {
  const { positionals, values } = parse()
  const port = values.port === undefined ? defaultPort : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > highestPort)
    throw new Refusal(`--port takes a number from 0 to ${highestPort}, not ${values.port}`)
  const { data, demo, assembly } = values
  return { positionals, port, data, demo, assembly }
}

/** Where the system that runs on these data answers. @throws Refusal when none does. */
export const runningEndpoints = async (data: string): Promise<Endpoints> => {
  if (!(await isRunning(data))) throw new Refusal(notRunning(data))
  return endpointsSchema.parse(JSON.parse(readFileSync(join(data, 'endpoints.json'), 'utf8')))
}

/** Runs a command; what goes wrong is one line and exit status 1. */
export const runCommand = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
