/** CloudFormation's references and functions, answered for one machine. */
import type { Json, Stack } from '#infra/local/assembly.ts'
import { Refusal } from '#infra/local/refusal.ts'

/** What the laptop says about itself where the cloud would answer for a region and an account. */
export const region = 'cn-northwest-1'
export const account = '000000000000'
const partition = 'aws-cn'
const urlSuffix = 'amazonaws.com.cn'

export interface Surroundings {
  readonly parameters: Readonly<Record<string, string>>
  /** Origin of an HTTP API, by `resourceName` of its stack and logical id. */
  readonly apiOrigins: ReadonlyMap<string, string>
}

export type Resolve = (stack: Stack, value: Json) => Json

/** The name a resource has here when the template gives none: stable as long as its logical id. */
export const resourceName = (stack: Stack, logicalId: string) => `${stack.name}-${logicalId}`

const nameProperty: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
}

const arnPath: Readonly<Record<string, (name: string) => string>> = {
  'AWS::Lambda::Function': (name) => `lambda:${region}:${account}:function:${name}`,
  'AWS::DynamoDB::Table': (name) => `dynamodb:${region}:${account}:table/${name}`,
  'AWS::DynamoDB::GlobalTable': (name) => `dynamodb:${region}:${account}:table/${name}`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::KMS::Key': (name) => `kms:${region}:${account}:key/${name}`,
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Answers every intrinsic function that the templates use; any other is a broken template. */
export const createResolver = (stacks: readonly Stack[], { parameters, apiOrigins }: Surroundings): Resolve => {
  const resourceOf = (stack: Stack, id: string) => {
    const resource = stack.Resources[id]
    if (!resource) throw new Refusal(`The template of ${stack.name} refers to ${id}, which it does not define`)
    return resource
  }

  const physicalName = (stack: Stack, id: string): string => {
    const { Type, Properties } = resourceOf(stack, id)
    const given = Properties[nameProperty[Type] ?? '']
    if (given !== undefined) return text(stack, given)
    const name = resourceName(stack, id)
    // S3 bucket naming rules: at most 63 of lower-case letters, digits and hyphens
    return Type === 'AWS::S3::Bucket' ? name.toLowerCase().slice(-63).replace(/^-+/, '') : name
  }

  const arnOf = (stack: Stack, id: string): string => {
    const { Type, Properties } = resourceOf(stack, id)
    if (Type === 'AWS::Lambda::Alias' || Type === 'AWS::Lambda::Version')
      return text(stack, Properties.FunctionName ?? null)
    const path = arnPath[Type] ?? ((name: string) => `local:${region}:${account}:${name}`)
    return `arn:${partition}:${path(physicalName(stack, id))}`
  }

  const ref = (stack: Stack, id: string): Json => {
    const pseudo: Record<string, Json> = {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::Partition': partition,
      'AWS::URLSuffix': urlSuffix,
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${stack.name}/local`,
    }
    if (id in pseudo) return pseudo[id] ?? null
    const parameter = stack.Parameters[id]
    if (parameter) {
      const value = parameters[id] ?? parameter.Default
      if (value === undefined)
        throw new Refusal(`The template of ${stack.name} asks for a parameter ${id} without value`)
      return value
    }
    const isVersion = /^AWS::Lambda::(Alias|Version)$/.test(resourceOf(stack, id).Type)
    return isVersion ? arnOf(stack, id) : physicalName(stack, id)
  }

  const attribute = (stack: Stack, id: string, name: string): Json => {
    if (name === 'Arn' || name === 'FunctionArn') return arnOf(stack, id)
    if (name === 'StreamArn') return `${arnOf(stack, id)}/stream/local`
    if (name === 'ApiEndpoint') return apiOrigins.get(resourceName(stack, id)) ?? ''
    if (name === 'KeyId' || name === 'ApiId') return physicalName(stack, id)
    return `${physicalName(stack, id)}.${name}`
  }

  const imported = (name: string): Json => {
    for (const stack of stacks)
      for (const { Value, Export } of Object.values(stack.Outputs))
        if (Export && resolve(stack, Export.Name) === name) return resolve(stack, Value)
    throw new Refusal(`The template imports ${name}, which no stack exports`)
  }

  /** An API's address as CDK spells it, turned to where that API listens here. */
  const localAddress = (value: string): string => {
    for (const [name, origin] of apiOrigins)
      value = value.replaceAll(`https://${name}.execute-api.${region}.${urlSuffix}`, origin)
    return value
  }

  const text = (stack: Stack, value: Json): string => {
    const resolved = resolve(stack, value)
    if (typeof resolved === 'object')
      throw new Refusal(`The template of ${stack.name} has a structure where text belongs`)
    return String(resolved)
  }

  const list = (stack: Stack, value: Json | undefined): Json[] => {
    const resolved = resolve(stack, value ?? null)
    if (!Array.isArray(resolved)) throw new Refusal(`The template of ${stack.name} has no list where one belongs`)
    return resolved
  }

  const substitute = (stack: Stack, argument: Json): string => {
    const [pattern, given] = Array.isArray(argument) ? argument : [argument]
    const names = isObject(given) ? given : {}
    return String(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`
      const own = names[name]
      if (own !== undefined) return text(stack, own)
      const [id = '', ...path] = name.split('.')
      return String(path.length ? attribute(stack, id, path.join('.')) : ref(stack, id))
    })
  }

  const intrinsics: Record<string, (stack: Stack, argument: Json) => Json> = {
    Ref: (stack, id) => ref(stack, String(id)),
    'Fn::GetAtt': (stack, argument) => {
      const [id = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
      return attribute(stack, id, path.join('.'))
    },
    'Fn::Join': (stack, argument) => {
      const [separator = '', parts] = Array.isArray(argument) ? argument : []
      return localAddress(
        list(stack, parts)
          .map((part) => text(stack, part))
          .join(String(separator)),
      )
    },
    'Fn::Sub': (stack, argument) => localAddress(substitute(stack, argument)),
    'Fn::ImportValue': (stack, name) => imported(text(stack, name)),
    'Fn::Select': (stack, argument) => {
      const [index = 0, from] = Array.isArray(argument) ? argument : []
      return list(stack, from)[Number(text(stack, index))] ?? ''
    },
    'Fn::Split': (stack, argument) => {
      const [separator = '', from = ''] = Array.isArray(argument) ? argument : []
      return text(stack, from).split(String(separator))
    },
  }

  const resolve: Resolve = (stack, value) => {
    if (Array.isArray(value)) return value.map((item) => resolve(stack, item))
    if (!isObject(value)) return value
    const [[key, argument] = ['', null], ...rest] = Object.entries(value)
    const intrinsic = rest.length === 0 ? intrinsics[key] : undefined
    if (intrinsic) return intrinsic(stack, argument)
    if (rest.length === 0 && key.startsWith('Fn::'))
      throw new Refusal(`The template of ${stack.name} uses ${key}, unknown here`)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(stack, item)]))
  }
  return resolve
}
