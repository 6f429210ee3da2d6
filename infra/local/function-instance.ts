/** One function in its own thread: calls, time-outs, failures and log. */
import { randomUUID } from 'node:crypto'
import type { WriteStream } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { FunctionDefinition } from '#infra/local/cloud.ts'

export type Start = Pick<FunctionDefinition, 'directory' | 'handler' | 'memoryMb' | 'name' | 'arn'>
export interface Call {
  readonly id: string
  readonly event: unknown
  /** Epoch milliseconds. */
  readonly deadline: number
}
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-error'; readonly error: string }
  | { readonly kind: 'result'; readonly id: string; readonly json: string }
  | { readonly kind: 'error'; readonly id: string; readonly error: string }

/** Why a call gave no result. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
  readonly kind: 'timeout' | 'error' | 'init'
  constructor(kind: FunctionFailure['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** Lambda's limit of a synchronous answer. */
const largestAnswer = 6 * 1024 * 1024
/** Lambda allows ten seconds; a laptop that starts many at once may need more. */
const initMs = 30_000

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (failure: FunctionFailure) => void
  timer?: NodeJS.Timeout
}

/** One life of a function: a thread, from its first call until it fails, idles or is replaced. */
export class Instance {
  readonly #worker: Worker
  readonly #definition: FunctionDefinition
  readonly #log: WriteStream
  readonly #waiting = new Map<string, Waiting>()
  readonly #ready = Promise.withResolvers<null>()
  /** No new call may come here. */
  retired = false
  lastUsed = Date.now()

  constructor(definition: FunctionDefinition, environment: Readonly<Record<string, string>>, log: WriteStream) {
    this.#definition = definition
    this.#log = log
    const { directory, handler, memoryMb, name, arn } = definition
    const start: Start = { directory, handler, memoryMb, name, arn }
    this.#worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
      workerData: start,
      env: { ...environment },
      resourceLimits: { maxOldGenerationSizeMb: Math.max(128, memoryMb), maxYoungGenerationSizeMb: 16 },
      stdout: true,
      stderr: true,
    })
    this.#worker.stdout.pipe(log, { end: false })
    this.#worker.stderr.pipe(log, { end: false })
    this.#worker.on('message', (reply: Reply) => this.#hear(reply))
    this.#worker.on('error', (error) => this.#fail('error', error instanceof Error ? error.message : String(error)))
    this.#worker.on('exit', () => this.#fail('error', 'Runtime exited'))
    this.#ready.promise.catch(() => undefined)
  }

  get busy() {
    return this.#waiting.size > 0
  }

  async invoke(event: unknown): Promise<unknown> {
    const id = randomUUID()
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const waiting: Waiting = { resolve, reject }
    this.#waiting.set(id, waiting)
    const startLimit = setTimeout(() => this.#fail('init', `No start within ${initMs / 1000} seconds`), initMs)
    this.#ready.promise.then(
      () => {
        clearTimeout(startLimit)
        const { timeoutMs } = this.#definition
        waiting.timer = setTimeout(() => this.#expire(id), timeoutMs)
        const call: Call = { id, event, deadline: Date.now() + timeoutMs }
        this.#worker.postMessage(call)
      },
      () => clearTimeout(startLimit),
    )
    return promise.finally(() => {
      clearTimeout(waiting.timer)
      this.#waiting.delete(id)
      this.lastUsed = Date.now()
      if (this.retired && !this.busy) void this.stop()
    })
  }

  /** Ends the thread once nobody waits for it. */
  retire() {
    this.retired = true
    if (!this.busy) void this.stop()
  }

  async stop() {
    this.retired = true
    await this.#worker.terminate()
  }

  #hear(reply: Reply) {
    if (reply.kind === 'ready') return this.#ready.resolve(null)
    if (reply.kind === 'init-error') return this.#fail('init', reply.error)
    const waiting = this.#waiting.get(reply.id)
    if (reply.kind === 'error') return waiting?.reject(this.#failure('error', reply.error))
    if (reply.json.length > largestAnswer)
      return waiting?.reject(this.#failure('error', 'Response payload size exceeded'))
    waiting?.resolve(JSON.parse(reply.json))
  }

  #failure(kind: FunctionFailure['kind'], message: string) {
    this.#log.write(`${new Date().toISOString()} ${kind.toUpperCase()} ${message}\n`)
    return new FunctionFailure(kind, message)
  }

  /** The thread may be stuck: it takes no new call, and ends as soon as the others had their time. */
  #expire(id: string) {
    this.retired = true
    const message = `Task timed out after ${(this.#definition.timeoutMs / 1000).toFixed(2)} seconds`
    this.#waiting.get(id)?.reject(this.#failure('timeout', message))
  }

  #fail(kind: FunctionFailure['kind'], message: string) {
    if (this.busy) {
      const failure = this.#failure(kind, message)
      for (const { reject } of this.#waiting.values()) reject(failure)
      this.#ready.reject(failure)
    }
    void this.stop()
  }
}
