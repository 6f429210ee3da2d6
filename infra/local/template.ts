/** The synthesized stacks as the parts that run on one machine: functions, APIs, tables, buckets and what connects them. */
import type * as z from 'zod'
import { readApis } from '#infra/local/apis.ts'
import type { Json, Stack } from '#infra/local/assembly.ts'
import { readNotifications, readSchedules, readStreams } from '#infra/local/connections.ts'
import type { Surroundings } from '#infra/local/intrinsics.ts'
import { Refusal } from '#infra/local/refusal.ts'
import { bucketSchema, functionSchema, tableSchema, type corsRuleSchema } from '#infra/local/resources.ts'
import { createSearch, type Find } from '#infra/local/search.ts'

export interface FunctionDefinition {
  readonly name: string
  readonly arn: string
  /** Folder of the bundled code. */
  readonly directory: string
  /** `file.export`, as Lambda spells it. */
  readonly handler: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
}

export interface Route {
  /** `METHOD /path/{variable}` or `$default`. */
  readonly key: string
  /** ARN of the function behind it. */
  readonly target: string
  readonly timeoutMs: number
  readonly authorizer?: {
    readonly issuer: string
    readonly audience: readonly string[]
    readonly scopes: readonly string[]
  }
}

export interface Cors {
  readonly AllowOrigins: readonly string[]
  readonly AllowMethods: readonly string[]
  readonly AllowHeaders: readonly string[]
  readonly ExposeHeaders: readonly string[]
  readonly AllowCredentials: boolean
  readonly MaxAge?: number | undefined
}

export interface HttpApi {
  readonly name: string
  readonly routes: readonly Route[]
  readonly cors?: Cors | undefined
  readonly accessLogFormat?: string | undefined
}

export type Table = z.infer<typeof tableSchema> & { readonly name: string }

export interface Bucket {
  readonly name: string
  readonly cors: readonly z.infer<typeof corsRuleSchema>[]
  readonly lifecycleDays?: number | undefined
}

export interface Notification {
  readonly bucket: string
  /** Such as `s3:ObjectCreated:*`. */
  readonly events: readonly string[]
  readonly prefix: string
  readonly suffix: string
  readonly target: string
}

export interface StreamMapping {
  readonly table: string
  readonly target: string
  readonly batchSize: number
  /** Tries after the first; endless when absent, as DynamoDB streams do by default. */
  readonly retries?: number | undefined
  readonly reportsItemFailures: boolean
}

export interface Schedule {
  readonly name: string
  /** `rate(…)` or `cron(…)`. */
  readonly expression: string
  readonly zone: string
  readonly target: string
  readonly input: Json
}

export interface Cloud {
  readonly functions: readonly FunctionDefinition[]
  readonly apis: readonly HttpApi[]
  readonly tables: readonly Table[]
  readonly buckets: readonly Bucket[]
  readonly notifications: readonly Notification[]
  readonly streams: readonly StreamMapping[]
  readonly schedules: readonly Schedule[]
}

/** The ARN of the function that a reference by ARN or name means. */
export type TargetOf = (reference: string, wanting: string) => string

const readFunctions = (find: Find): FunctionDefinition[] =>
  find(functionSchema, 'AWS::Lambda::Function').flatMap(({ stack, name, arn, properties: p }) => {
    const directory = stack.assets.get(p.Code.S3Key?.replace(/\.\w+$/, '') ?? '')
    // CDK's own helpers for deployment (Python, or inline) have no work on a laptop
    if (directory === undefined || !p.Runtime.startsWith('nodejs')) return []
    const { Handler: handler, Timeout, MemorySize: memoryMb, Environment } = p
    const limits = { timeoutMs: Timeout * 1000, memoryMb, environment: Environment.Variables }
    return [{ name, arn, directory, handler, ...limits }]
  })

const amongFunctions =
  (functions: readonly FunctionDefinition[]): TargetOf =>
  (reference, wanting) => {
    const found = functions.find(
      ({ name, arn }) => reference === name || reference === arn || reference.startsWith(`${arn}:`),
    )
    if (!found) throw new Refusal(`The template connects ${wanting} to ${reference}, which is no function with code`)
    return found.arn
  }

const readTables = (find: Find): Table[] =>
  find(tableSchema, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(({ name, properties }) => ({
    ...properties,
    name,
  }))

const readBuckets = (find: Find): Bucket[] =>
  find(bucketSchema, 'AWS::S3::Bucket').map(({ name, properties: { CorsConfiguration, LifecycleConfiguration } }) => ({
    name,
    cors: CorsConfiguration?.CorsRules ?? [],
    lifecycleDays: LifecycleConfiguration?.Rules.find((rule) => rule.ExpirationInDays && !rule.Prefix)
      ?.ExpirationInDays,
  }))

/**
 * The running parts of the templates, with every reference answered.
 * @throws Refusal naming the resource that is not as CloudFormation wants it.
 */
export const readCloud = (stacks: readonly Stack[], surroundings: Surroundings): Cloud => {
  const find = createSearch(stacks, surroundings)
  const functions = readFunctions(find)
  const targetOf = amongFunctions(functions)
  return {
    functions,
    apis: readApis(find, targetOf),
    tables: readTables(find),
    buckets: readBuckets(find),
    notifications: readNotifications(find, targetOf),
    streams: readStreams(find, targetOf),
    schedules: readSchedules(find, targetOf),
  }
}
