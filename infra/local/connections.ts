/** What calls the template's functions without a request. */
import * as z from 'zod'
import type { Json } from '#infra/local/assembly.ts'
import { mappingSchema, notificationSchema, ruleSchema, schedulerSchema } from '#infra/local/resources.ts'
import type { Find } from '#infra/local/search.ts'
import type { Notification, Schedule, StreamMapping, TargetOf } from '#infra/local/cloud.ts'

const json = (text: string | undefined, otherwise: Json): Json =>
  text === undefined ? otherwise : z.json().parse(JSON.parse(text))

export const readNotifications = (find: Find, targetOf: TargetOf): Notification[] =>
  find(notificationSchema, 'Custom::S3BucketNotifications').flatMap(({ id, properties }) =>
    properties.NotificationConfiguration.LambdaFunctionConfigurations.map(({ Events, LambdaFunctionArn, Filter }) => {
      const filter = (name: string) =>
        Filter?.Key.FilterRules.find((rule) => rule.Name.toLowerCase() === name)?.Value ?? ''
      const target = targetOf(LambdaFunctionArn, id)
      return {
        bucket: properties.BucketName,
        events: Events,
        prefix: filter('prefix'),
        suffix: filter('suffix'),
        target,
      }
    }),
  )

export const readStreams = (find: Find, targetOf: TargetOf): StreamMapping[] =>
  find(mappingSchema, 'AWS::Lambda::EventSourceMapping').map(({ id, properties }) => ({
    table: /table\/([^/]+)\/stream/.exec(properties.EventSourceArn)?.[1] ?? '',
    target: targetOf(properties.FunctionName, id),
    batchSize: properties.BatchSize,
    retries: properties.MaximumRetryAttempts === -1 ? undefined : properties.MaximumRetryAttempts,
    reportsItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
  }))

const usualInput = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }

const readRules = (find: Find, targetOf: TargetOf): Schedule[] =>
  find(ruleSchema, 'AWS::Events::Rule').flatMap(({ id, name, properties: { ScheduleExpression, State, Targets } }) =>
    ScheduleExpression === undefined || State !== 'ENABLED'
      ? []
      : Targets.map(({ Arn, Input }) => {
          const target = targetOf(Arn, id)
          return { name, expression: ScheduleExpression, zone: 'UTC', target, input: json(Input, usualInput) }
        }),
  )

const readSchedulers = (find: Find, targetOf: TargetOf): Schedule[] =>
  find(schedulerSchema, 'AWS::Scheduler::Schedule')
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ id, name, properties: { ScheduleExpression: expression, ScheduleExpressionTimezone: zone, Target } }) => {
      const target = targetOf(Target.Arn, id)
      return { name, expression, zone, target, input: json(Target.Input, {}) }
    })

export const readSchedules = (find: Find, targetOf: TargetOf): Schedule[] => [
  ...readRules(find, targetOf),
  ...readSchedulers(find, targetOf),
]
