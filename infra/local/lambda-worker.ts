/** Inside one function's thread: loads its bundle once and answers calls, as Lambda's runtime does. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Call, Reply, Start } from '#infra/local/function-instance.ts'

type Handler = (event: unknown, context: object) => unknown

const isHandler = (value: unknown): value is Handler => typeof value === 'function'
const isStart = (value: unknown): value is Start => typeof value === 'object' && value !== null && 'handler' in value

// no schema library here: every function's thread would carry it
const given: unknown = workerData
if (!isStart(given)) throw new Error('A function thread was started without its function')
const { directory, handler: path, memoryMb, name, arn } = given
const reply = (message: Reply) => parentPort?.postMessage(message)
const describe = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const load = async (): Promise<Handler> => {
  const dot = path.lastIndexOf('.')
  const [file, exported] = [path.slice(0, dot), path.slice(dot + 1)]
  const found = ['mjs', 'js', 'cjs'].map((extension) => join(directory, `${file}.${extension}`)).find(existsSync)
  if (found === undefined) throw new Error(`Cannot find module '${file}' in ${directory}`)
  const module: unknown = await import(pathToFileURL(found).href)
  const handler: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, exported) : undefined
  if (!isHandler(handler)) throw new Error(`${path} is undefined or not exported`)
  return handler
}

const contextOf = ({ id, deadline }: Call) => ({
  awsRequestId: id,
  callbackWaitsForEmptyEventLoop: false,
  functionName: name,
  functionVersion: '$LATEST',
  getRemainingTimeInMillis: () => deadline - Date.now(),
  invokedFunctionArn: arn,
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: 'local',
  memoryLimitInMB: String(memoryMb),
})

process.env.LAMBDA_TASK_ROOT = directory
try {
  const handler = await load()
  parentPort?.on('message', async (call: Call) => {
    try {
      const result: unknown = await handler(call.event, contextOf(call))
      reply({ kind: 'result', id: call.id, json: JSON.stringify(result ?? null) })
    } catch (error) {
      reply({ kind: 'error', id: call.id, error: describe(error) })
    }
  })
  reply({ kind: 'ready' })
} catch (error) {
  reply({ kind: 'init-error', error: describe(error) })
}
