/** The synthesized stacks as the parts that run on one machine: functions, APIs, tables, buckets and what connects them. */
import * as z from 'zod'
import { firstIssue, type Json, type Stack } from '#infra/local/assembly.ts'
import {
  apiSchema,
  authorizerSchema,
  bucketSchema,
  type corsRuleSchema,
  functionSchema,
  integrationSchema,
  mappingSchema,
  notificationSchema,
  routeSchema,
  ruleSchema,
  schedulerSchema,
  stageSchema,
  tableSchema,
} from '#infra/local/resources.ts'
import { createResolver, resourceName, type Surroundings } from '#infra/local/intrinsics.ts'
import { Refusal } from '#infra/local/refusal.ts'

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

interface Found<T> {
  readonly stack: Stack
  readonly id: string
  readonly name: string
  readonly properties: T
}

const only = <T>(items: readonly T[], what: string): T => {
  const [item] = items
  if (item === undefined || items.length > 1)
    throw new Refusal(`The template must have one ${what}, and has ${items.length}`)
  return item
}

/** The API that serves everything by one `$default` route is the portal; the other one serves the contract. */
export const apisOf = (stacks: readonly Stack[]) => {
  const all = stacks.flatMap((stack) =>
    Object.entries(stack.Resources).map(([id, resource]) => ({ stack, id, ...resource })),
  )
  const routes = all.filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
  const apis = all.filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Api')
  const servesAll = (api: (typeof apis)[number]) =>
    routes
      .filter(
        ({ stack, Properties }) => stack === api.stack && JSON.stringify(Properties.ApiId).includes(`"${api.id}"`),
      )
      .every(({ Properties }) => Properties.RouteKey === '$default')
  const named = apis.map((api) => ({ name: resourceName(api.stack, api.id), portal: servesAll(api) }))
  return {
    portal: only(
      named.filter(({ portal }) => portal),
      'HTTP API for the portal',
    ).name,
    services: only(
      named.filter(({ portal }) => !portal),
      'HTTP API for the services',
    ).name,
  }
}

const json = (text: string | undefined, otherwise: Json): Json =>
  text === undefined ? otherwise : z.json().parse(JSON.parse(text))

/**
 * The running parts of the templates, with every reference answered.
 * @throws Refusal naming the resource that is not as CloudFormation wants it.
 */
export const readCloud = (stacks: readonly Stack[], surroundings: Surroundings): Cloud => {
  const resolve = createResolver(stacks, surroundings)
  const nameOf = (stack: Stack, id: string) => String(resolve(stack, { Ref: id }))
  const arnOf = (stack: Stack, id: string) => String(resolve(stack, { 'Fn::GetAtt': [id, 'Arn'] }))
  const find = <T>(schema: z.ZodType<T>, ...types: string[]): Found<T>[] =>
    stacks.flatMap((stack) =>
      Object.entries(stack.Resources)
        .filter(([, { Type }]) => types.includes(Type))
        .map(([id, { Properties }]) => {
          const parsed = schema.safeParse(resolve(stack, Properties))
          if (!parsed.success)
            throw new Refusal(`The template of ${stack.name} is broken at ${id}: ${firstIssue(parsed.error)}`)
          return { stack, id, name: nameOf(stack, id), properties: parsed.data }
        }),
    )

  const functions = find(functionSchema, 'AWS::Lambda::Function').flatMap(({ stack, id, name, properties: p }) => {
    const directory = stack.assets.get(p.Code.S3Key?.replace(/\.\w+$/, '') ?? '')
    // CDK's own helpers for deployment (Python, or inline) have no work on a laptop
    if (directory === undefined || !p.Runtime.startsWith('nodejs')) return []
    const { Handler: handler, Timeout, MemorySize: memoryMb, Environment } = p
    const limits = { timeoutMs: Timeout * 1000, memoryMb, environment: Environment.Variables }
    return [{ name, arn: arnOf(stack, id), directory, handler, ...limits }]
  })
  const targetOf = (reference: string, wanting: string): string => {
    const found = functions.find(
      ({ name, arn }) => reference === name || reference === arn || reference.startsWith(`${arn}:`),
    )
    if (!found) throw new Refusal(`The template connects ${wanting} to ${reference}, which is no function with code`)
    return found.arn
  }

  const integrations = new Map(
    find(integrationSchema, 'AWS::ApiGatewayV2::Integration').map((i) => [i.name, i.properties]),
  )
  const authorizers = new Map(
    find(authorizerSchema, 'AWS::ApiGatewayV2::Authorizer').map((a) => [a.name, a.properties]),
  )
  const routes = find(routeSchema, 'AWS::ApiGatewayV2::Route').map(({ id, properties: p }) => {
    const integration = integrations.get(p.Target.replace('integrations/', ''))
    if (!integration) throw new Refusal(`The template's route ${p.RouteKey} (${id}) has no integration`)
    const jwt = authorizers.get(p.AuthorizerId ?? '')?.JwtConfiguration
    if (p.AuthorizationType !== 'NONE' && !jwt)
      throw new Refusal(`The template's route ${p.RouteKey} (${id}) has no JWT authorizer`)
    const authorizer = jwt && { issuer: jwt.Issuer, audience: jwt.Audience, scopes: p.AuthorizationScopes }
    const target = targetOf(integration.IntegrationUri, p.RouteKey)
    const route: Route = {
      key: p.RouteKey,
      target,
      timeoutMs: integration.TimeoutInMillis,
      ...(authorizer && { authorizer }),
    }
    return { api: p.ApiId, route }
  })
  const stages = find(stageSchema, 'AWS::ApiGatewayV2::Stage')

  return {
    functions,
    apis: find(apiSchema, 'AWS::ApiGatewayV2::Api').map(({ name, properties }) => ({
      name,
      routes: routes.filter(({ api }) => api === name).map(({ route }) => route),
      cors: properties.CorsConfiguration,
      accessLogFormat: stages.find((stage) => stage.properties.ApiId === name)?.properties.AccessLogSettings.Format,
    })),
    tables: find(tableSchema, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(({ name, properties }) => ({
      ...properties,
      name,
    })),
    buckets: find(bucketSchema, 'AWS::S3::Bucket').map(({ name, properties: p }) => ({
      name,
      cors: p.CorsConfiguration?.CorsRules ?? [],
      lifecycleDays: p.LifecycleConfiguration?.Rules.find((rule) => rule.ExpirationInDays && !rule.Prefix)
        ?.ExpirationInDays,
    })),
    notifications: find(notificationSchema, 'Custom::S3BucketNotifications').flatMap(({ id, properties: p }) =>
      p.NotificationConfiguration.LambdaFunctionConfigurations.map(({ Events, LambdaFunctionArn, Filter }) => {
        const filter = (name: string) =>
          Filter?.Key.FilterRules.find((rule) => rule.Name.toLowerCase() === name)?.Value ?? ''
        const target = targetOf(LambdaFunctionArn, id)
        return { bucket: p.BucketName, events: Events, prefix: filter('prefix'), suffix: filter('suffix'), target }
      }),
    ),
    streams: find(mappingSchema, 'AWS::Lambda::EventSourceMapping').map(({ id, properties: p }) => ({
      table: /table\/([^/]+)\/stream/.exec(p.EventSourceArn)?.[1] ?? '',
      target: targetOf(p.FunctionName, id),
      batchSize: p.BatchSize,
      retries: p.MaximumRetryAttempts === -1 ? undefined : p.MaximumRetryAttempts,
      reportsItemFailures: p.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    })),
    schedules: [
      ...find(ruleSchema, 'AWS::Events::Rule').flatMap(
        ({ id, name, properties: { ScheduleExpression, State, Targets } }) =>
          ScheduleExpression === undefined || State !== 'ENABLED'
            ? []
            : Targets.map(({ Arn, Input }) => {
                const event = json(Input, { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} })
                return { name, expression: ScheduleExpression, zone: 'UTC', target: targetOf(Arn, id), input: event }
              }),
      ),
      ...find(schedulerSchema, 'AWS::Scheduler::Schedule')
        .filter(({ properties }) => properties.State === 'ENABLED')
        .map(({ id, name, properties: { ScheduleExpression, ScheduleExpressionTimezone, Target } }) => {
          const target = targetOf(Target.Arn, id)
          return {
            name,
            expression: ScheduleExpression,
            zone: ScheduleExpressionTimezone,
            target,
            input: json(Target.Input, {}),
          }
        }),
    ],
  }
}
