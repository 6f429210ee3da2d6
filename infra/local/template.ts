/** The synthesized stacks as the parts that run on one machine: functions, APIs, tables, buckets and what connects them. */
import { readApis } from '#infra/local/apis.ts'
import type { Stack } from '#infra/local/assembly.ts'
import type { Bucket, Cloud, FunctionDefinition, Table, TargetOf } from '#infra/local/cloud.ts'
import { readNotifications, readSchedules, readStreams } from '#infra/local/connections.ts'
import type { Surroundings } from '#infra/local/intrinsics.ts'
import { Refusal } from '#infra/local/refusal.ts'
import { bucketSchema, functionSchema, tableSchema } from '#infra/local/resources.ts'
import { createSearch, type Find } from '#infra/local/search.ts'

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
