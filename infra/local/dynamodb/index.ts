import { mkdir } from 'node:fs/promises'
import type { Answer, Request } from 'dynalite/db/index.js'
import { isRefusal, serveAwsJson, unknownOperation } from '../aws-json.ts'
import type { Draft } from './draft.ts'
import { Engine } from './engine.ts'
import { isOperation, perform, prepare } from './operations.ts'
import type { OperationName } from './operations.ts'
import type { Deliver } from './streams.ts'
import { createTable, deleteTable, describeTimeToLive, ensureTable, updateTable, updateTimeToLive } from './tables.ts'
import type { TableDefinition } from './tables.ts'
import { existing, isConditionFailure, transactGet, transactWrite } from './transactions.ts'

export type { TableDefinition } from './tables.ts'

export interface LocalDynamodb {
  readonly url: string
  /** Idempotent; adds what the stored table lacks. @throws Error asking for a reset when keys differ. */
  ensureTable(definition: TableDefinition): Promise<void>
  /**
   * Delivers every change of a table with a StreamSpecification, in order, each at least once, however often either side
   * restarts. A rejected delivery is repeated with growing pauses and holds back what follows. Subscribers of one table, each under a name of
   * its own, go each their own pace.
   */
  subscribe(table: string, deliver: Deliver, subscriber?: string): void
  close(): Promise<void>
}

interface Settings {
  /** Where the data lives; made if missing. Only one process may have it open. */
  readonly directory: string
  /** 0 takes a free port. */
  readonly port: number
  /** Milliseconds between two looks for expired items. */
  readonly sweepEvery?: number
}

type Input = Record<string, unknown>

const maximumBytes = 16 * 1024 * 1024
const forgetTokensEvery = 60_000
const writes = new Set<OperationName>([
  'BatchWriteItem',
  'DeleteItem',
  'PutItem',
  'UpdateItem',
  'TagResource',
  'UntagResource',
])

/** Operations that are ours; the rest are dynalite's. */
const own: Record<string, (engine: Engine, input: Input) => object | Promise<object>> = {
  CreateTable: createTable,
  DeleteTable: deleteTable,
  UpdateTable: updateTable,
  UpdateTimeToLive: updateTimeToLive,
  DescribeTimeToLive: describeTimeToLive,
  TransactWriteItems: transactWrite,
  TransactGetItems: transactGet,
}

/** Serves DynamoDB on 127.0.0.1 with its data on disk. @throws when port or directory is taken. */
export async function startDynamodb({ directory, port, sweepEvery = 2000 }: Settings): Promise<LocalDynamodb> {
  await mkdir(directory, { recursive: true })
  const engine = await Engine.open(directory)
  const endpoint = await serveAwsJson({
    target: 'DynamoDB_20120810',
    contentType: 'application/x-amz-json-1.0',
    port,
    maximumBytes,
    respond: (operation, input) => respond(engine, operation, input),
  }).catch(async (reason: unknown) => {
    await engine.close()
    throw reason
  })
  const sweep = repeat(sweepEvery, () => engine.sweep())
  const forget = repeat(forgetTokensEvery, () => engine.forgetTokens())
  return {
    url: endpoint.url,
    ensureTable: (definition) => ensureTable(engine, definition),
    subscribe: (table, deliver, subscriber = 'subscriber') => {
      if (engine.catalog.find(table)?.StreamSpecification?.StreamEnabled === undefined) {
        throw new Error(
          `The table ${table} does not exist or has no StreamSpecification, so nothing could be delivered.`,
        )
      }
      engine.streams.subscribe(table, deliver, subscriber)
    },
    close: async () => {
      await Promise.all([sweep.stop(), forget.stop(), endpoint.close()])
      await engine.close()
    },
  }
}

async function respond(engine: Engine, operation: string, input: Input): Promise<object> {
  const handle = Object.hasOwn(own, operation) ? own[operation] : undefined
  if (handle) return handle(engine, input)
  if (!isOperation(operation)) throw unknownOperation()
  const draft = engine.draft()
  const request = prepare(operation, draft, input)
  if (!writes.has(operation)) return perform(operation, draft, request)
  const wantsOld = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
  return engine.write((draft) => write(engine, draft, operation, request, wantsOld))
}

async function write(
  engine: Engine,
  draft: Draft,
  operation: OperationName,
  request: Request,
  wantsOld: boolean,
): Promise<Answer> {
  try {
    return await perform(operation, draft, request)
  } catch (reason) {
    if (!wantsOld || !isRefusal(reason) || !isConditionFailure(reason)) throw reason
    const old = existing(engine, draft, request)
    if (old) Object.assign(reason.body, { Item: old })
    throw reason
  }
}

/** Runs a task again and again, never twice at once; `stop` waits for the one under way. */
function repeat(milliseconds: number, task: () => Promise<void>) {
  let running = Promise.resolve()
  let stopped = false
  const again = async () => {
    await task().catch((reason: unknown) => console.error('dynamodb, in the background:', reason))
    if (!stopped) timer = setTimeout(next, milliseconds).unref()
  }
  const next = () => {
    running = again()
  }
  let timer = setTimeout(next, milliseconds).unref()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}
