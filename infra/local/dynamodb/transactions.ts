import dynalite from 'dynalite/db/index.js'
import type { Answer, Capacity, Item, Request } from 'dynalite/db/index.js'
import { isObject, isRefusal } from '../aws-json.ts'
import { refusal, validationError } from './catalog.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import { perform, prepare } from './operations.ts'

type Input = Record<string, unknown>

interface Reason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError'
  readonly Message?: string
  readonly Item?: Item
}

interface Step {
  readonly kind: keyof typeof operationOf
  readonly request: Request
  readonly wantsOld: boolean
}

const operationOf = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
} as const
const maximumItems = 100

/** All of the writes or none; the conditions of all are checked against the items as they were. */
export function transactWrite(engine: Engine, input: Input): Promise<{ ConsumedCapacity?: Capacity[] }> {
  return engine.inTurn(async () => {
    const draft = engine.draft()
    const steps = transactItems(input).map((entry) => readStep(draft, entry, input.ReturnConsumedCapacity))
    const token = typeof input.ClientRequestToken === 'string' ? input.ClientRequestToken : undefined
    const recalled = token === undefined ? undefined : engine.recall(token, input.TransactItems)
    if (recalled?.known === 'same') return {}
    if (recalled?.known === 'other') {
      throw refusal('IdempotentParameterMismatchException', 'The token was used with other parameters.')
    }
    refuseDoubles(engine, steps)
    const results = []
    for (const step of steps) results.push(await attempt(engine, draft, step))
    const reasons = results.map(({ reason }) => reason)
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons)
    await engine.commit(draft, { extra: recalled ? [recalled.remember] : [] })
    return consumed(results.flatMap(({ answer }) => answer?.ConsumedCapacity ?? []))
  })
}

/** All items as they are at one moment. */
export function transactGet(engine: Engine, input: Input) {
  return engine.inTurn(async () => {
    const draft = engine.draft()
    const requests = transactItems(input).map(({ Get }) => {
      if (!isObject(Get)) throw validationError('Each of TransactItems must hold a Get.')
      return prepare('GetItem', draft, { ...Get, ReturnConsumedCapacity: input.ReturnConsumedCapacity })
    })
    const answers: Answer[] = []
    for (const request of requests) answers.push(await perform('GetItem', draft, request))
    return {
      Responses: answers.map(({ Item }) => (Item ? { Item } : {})),
      ...consumed(answers.flatMap(({ ConsumedCapacity }) => ConsumedCapacity ?? [])),
    }
  })
}

function transactItems({ TransactItems }: Input): Input[] {
  if (!Array.isArray(TransactItems) || TransactItems.length < 1 || TransactItems.length > maximumItems) {
    throw validationError(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
        `Member must have length between 1 and ${maximumItems}`,
    )
  }
  return TransactItems.map((entry: unknown) => {
    if (!isObject(entry)) throw validationError('Each of TransactItems must be an object.')
    return entry
  })
}

function readStep(draft: Draft, entry: Input, ReturnConsumedCapacity: unknown): Step {
  const [[kind, input] = ['', undefined], ...others] = Object.entries(entry).filter(([, value]) => value != null)
  if (!isKind(kind) || !isObject(input) || others.length > 0) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete')
  }
  if (kind === 'ConditionCheck' && !input.ConditionExpression) {
    throw validationError('A ConditionCheck must have a ConditionExpression.')
  }
  const { ReturnValuesOnConditionCheckFailure: returned, ...rest } = input
  const request = prepare(operationOf[kind], draft, { ...rest, ReturnValues: undefined, ReturnConsumedCapacity })
  return { kind, request, wantsOld: returned === 'ALL_OLD' }
}

function isKind(kind: string): kind is keyof typeof operationOf {
  return Object.hasOwn(operationOf, kind)
}

/** @throws when a key does not fit its table, or two steps are about one item. */
function refuseDoubles(engine: Engine, steps: readonly Step[]): void {
  const seen = new Set<string>()
  for (const { request } of steps) {
    const table = engine.catalog.table(request.TableName)
    const key = request.Item ?? request.Key ?? {}
    const invalid = request.Item ? dynalite.validateItem(key, table) : dynalite.validateKey(key, table)
    // Reported as a reason of cancellation when the step is attempted.
    if (invalid) continue
    const id = `${request.TableName}~${dynalite.createKey(key, table)}`
    if (seen.has(id)) throw validationError('Transaction request cannot include multiple operations on one item')
    seen.add(id)
  }
}

async function attempt(engine: Engine, draft: Draft, step: Step): Promise<{ reason: Reason; answer?: Answer }> {
  const { kind, request } = step
  try {
    const answer =
      kind === 'ConditionCheck' ? check(engine, draft, request) : await perform(operationOf[kind], draft, request)
    return { reason: { Code: 'None' }, answer }
  } catch (failure) {
    if (!isRefusal(failure)) throw failure
    if (!isConditionFailure(failure)) return { reason: { Code: 'ValidationError', Message: failure.message } }
    const old = step.wantsOld ? existing(engine, draft, request) : undefined
    return {
      reason: { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(old && { Item: old }) },
    }
  }
}

function check(engine: Engine, draft: Draft, request: Request): Answer {
  const invalid = dynalite.validateKey(request.Key ?? {}, engine.catalog.table(request.TableName))
  if (invalid) throw invalid
  const failed = dynalite.checkConditional(request, existing(engine, draft, request))
  if (failed) throw failed
  return request.ReturnConsumedCapacity === 'NONE' || !request.ReturnConsumedCapacity
    ? {}
    : { ConsumedCapacity: { TableName: request.TableName, CapacityUnits: 1 } }
}

export function isConditionFailure(reason: unknown): boolean {
  return (
    isRefusal(reason) &&
    '__type' in reason.body &&
    String(reason.body.__type).endsWith('ConditionalCheckFailedException')
  )
}

/** The item a request is about, as it is stored. */
export function existing(engine: Engine, draft: Draft, request: Request): Item | undefined {
  const key = dynalite.createKey(request.Item ?? request.Key ?? {}, engine.catalog.table(request.TableName))
  return draft.item(request.TableName, key)
}

function cancelled(reasons: readonly Reason[]) {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return refusal(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  )
}

/** A transaction costs twice what its requests cost alone. */
function consumed(capacities: readonly Capacity[]): { ConsumedCapacity?: Capacity[] } {
  if (capacities.length === 0) return {}
  const units = new Map<string, number>()
  for (const { TableName, CapacityUnits } of capacities) {
    units.set(TableName, (units.get(TableName) ?? 0) + 2 * CapacityUnits)
  }
  return { ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })) }
}
