/** The template's functions: one worker thread each, started at the first call and retired when idle. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import type { FunctionDefinition } from '#infra/local/cloud.ts'
import { FunctionFailure, Instance } from '#infra/local/function-instance.ts'
import { region } from '#infra/local/intrinsics.ts'

const usual = { idleMs: 30_000, kept: 4, report: () => undefined }
const longestSweepMs = 5000

export interface LambdaOptions {
  readonly functions: readonly FunctionDefinition[]
  /** Given to every function beside what the template gives it. */
  readonly environment: Readonly<Record<string, string>>
  readonly logDirectory: string
  /** How long a thread may idle before it gives its memory back. */
  readonly idleMs?: number
  /** How many threads, those used last, stay however long they idle. */
  readonly kept?: number
  /** Told in one line when a function cannot start. */
  readonly report?: (line: string) => unknown
}

export class Lambdas {
  readonly #options: Required<LambdaOptions>
  readonly #byArn: ReadonlyMap<string, FunctionDefinition>
  readonly #instances = new Map<string, Instance>()
  readonly #logs = new Map<string, WriteStream>()
  readonly #sweep: NodeJS.Timeout
  #environment: Readonly<Record<string, string>>

  constructor(options: LambdaOptions) {
    this.#options = { ...usual, ...options }
    this.#environment = options.environment
    this.#byArn = new Map(options.functions.map((definition) => [definition.arn, definition]))
    mkdirSync(options.logDirectory, { recursive: true })
    this.#sweep = setInterval(() => this.#retireIdle(), Math.min(this.#options.idleMs, longestSweepMs)).unref()
  }

  /** Calls a function by its ARN. @throws FunctionFailure */
  readonly invoke = async (arn: string, event: unknown): Promise<unknown> => {
    const definition = this.#byArn.get(arn)
    if (!definition) throw new FunctionFailure('init', `There is no function ${arn}`)
    try {
      return await this.#instanceOf(definition).invoke(event)
    } catch (error) {
      if (error instanceof FunctionFailure && error.kind === 'init')
        this.#options.report(`${definition.name} cannot start: ${error.message.split('\n')[0]}`)
      throw error
    }
  }

  /** From the next call on, every function runs in a new thread with this environment. */
  restart(environment: Readonly<Record<string, string>>): void {
    this.#environment = environment
    for (const instance of this.#instances.values()) instance.retire()
    this.#instances.clear()
  }

  /** How many threads are alive. */
  running(): number {
    return [...this.#instances.values()].filter(({ retired }) => !retired).length
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweep)
    await Promise.all([...this.#instances.values()].map((instance) => instance.stop()))
    for (const log of this.#logs.values()) log.end()
  }

  #retireIdle(): void {
    const { idleMs, kept } = this.#options
    const byLastUse = [...this.#instances].sort(([, a], [, b]) => b.lastUsed - a.lastUsed)
    for (const [arn, instance] of byLastUse.slice(kept)) {
      if (instance.busy || Date.now() - instance.lastUsed < idleMs) continue
      instance.retire()
      this.#instances.delete(arn)
    }
  }

  #instanceOf(definition: FunctionDefinition): Instance {
    const current = this.#instances.get(definition.arn)
    if (current && !current.retired) return current
    const next = new Instance(definition, this.#environmentOf(definition), this.#logOf(definition))
    this.#instances.set(definition.arn, next)
    return next
  }

  #logOf({ name }: FunctionDefinition): WriteStream {
    const file = join(this.#options.logDirectory, `${name}.log`)
    const log = this.#logs.get(name) ?? createWriteStream(file, { flags: 'a' })
    this.#logs.set(name, log)
    return log
  }

  #environmentOf({ name, memoryMb, environment }: FunctionDefinition): Record<string, string> {
    return {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      ...this.#environment,
      ...environment,
    }
  }
}
