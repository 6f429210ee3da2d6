import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { contract } from '#shared/contract/index.ts'
import { compose } from '#infra/app.ts'
import { templateOnly } from '#infra/constructs/bundles.ts'
import * as z from 'zod'

const statement = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Resource: z.unknown().transform((resource) => (Array.isArray(resource) ? resource : [resource]).map(flat)),
})
const document = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) })
/** What a role holds itself, and what is laid beside it. */
const holder = z.object({ Policies: z.array(document).default([]) })
const policy = document.extend({ Roles: z.array(z.object({ Ref: z.string() })) })
const lambda = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()).optional(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
})

export interface Grant {
  readonly action: string
  /** Such as `tips`, `tips/index/byDesk`, `Evidence/*` or `TipsZoneKey`; a resource of the services by its logical id. */
  readonly on: string
}

/** The composed app without bundles, and the templates of its stacks. */
export function synthesize(context: Readonly<Record<string, string>> = {}) {
  const app = new App({ analyticsReporting: false, context: { ...context, [templateOnly]: true } })
  const stacks = compose(app, contract)
  const templates = Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, Template.fromStack(stack)]))
  return { app, templates }
}

export function templateOf(templates: Readonly<Record<string, Template>>, stack: string): Template {
  const template = templates[stack]
  if (!template) throw new Error(`There is no stack ${stack}`)
  return template
}

/** Every function of ours with its environment and everything its role may do. */
export function doorsOf(template: Template) {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).map(({ Properties }) =>
    policy.parse(Properties),
  )
  const roles = template.findResources('AWS::IAM::Role')
  return Object.entries(template.findResources('AWS::Lambda::Function'))
    .filter(([id]) => !id.startsWith('BucketNotificationsHandler'))
    .map(([id, { Properties }]) => {
      const { Role, Environment, Runtime, Architectures } = lambda.parse(Properties)
      const role = Role['Fn::GetAtt'][0]
      const beside = policies.filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
      const grants = [...holder.parse(roles[role]?.['Properties']).Policies, ...beside]
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
        .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((on): Grant => ({ action, on }))))
      const name = id.replace(/Function[0-9A-F]{8}$/, '')
      return {
        name,
        role,
        grants,
        variables: Environment?.Variables ?? {},
        runtime: Runtime,
        processors: Architectures,
      }
    })
}

/** Which resource an ARN in a template means: references to another stack by the name of what they refer to. */
function flat(arn: unknown): string {
  if (typeof arn === 'string') return arn
  const join = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }).safeParse(arn)
  if (join.success) return join.data['Fn::Join'][1].map(flat).join('')
  const imported = z.object({ 'Fn::ImportValue': z.string() }).safeParse(arn)
  if (imported.success)
    return imported.data['Fn::ImportValue']
      .replace(/^.*ExportsOutput(FnGetAtt|Ref)/, '')
      .replace(/[0-9A-F]{8}((Stream)?Arn)?[0-9A-F]{8}$/, '$2')
  const local = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).safeParse(arn)
  if (local.success) return local.data['Fn::GetAtt'][0].replace(/[0-9A-F]{8}$/, '')
  throw new Error(`Not an ARN: ${JSON.stringify(arn)}`)
}
