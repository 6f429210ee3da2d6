/** CloudFormation's references and functions, answered for one machine. */
import type { Json, Stack } from '#infra/local/assembly.ts'
import { Refusal } from '#infra/local/refusal.ts'

/** What the laptop says about itself where the cloud would answer for a region and an account. */
export const region = 'cn-northwest-1'
export const account = '000000000000'
const partition = 'aws-cn'
const urlSuffix = 'amazonaws.com.cn'

const pseudoParameters = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': partition,
  'AWS::URLSuffix': urlSuffix,
}

export interface Surroundings {
  readonly parameters: Readonly<Record<string, string>>
  /** Origin of an HTTP API, by `resourceName` of its stack and logical id. */
  readonly apiOrigins: ReadonlyMap<string, string>
}

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

const isVersion = (type: string) => type === 'AWS::Lambda::Alias' || type === 'AWS::Lambda::Version'

/** Answers every intrinsic function that the templates use; any other is a broken template, and a Refusal says so. */
export class Resolver {
  readonly #stacks: readonly Stack[]
  readonly #surroundings: Surroundings
  readonly #intrinsics: Readonly<Record<string, (stack: Stack, argument: Json) => Json>> = {
    Ref: (stack, id) => this.#ref(stack, this.#text(stack, id)),
    'Fn::GetAtt': (stack, argument) => this.#getAtt(stack, argument),
    'Fn::Join': (stack, argument) => this.#join(stack, argument),
    'Fn::Sub': (stack, argument) => this.#localAddress(this.#substitute(stack, argument)),
    'Fn::ImportValue': (stack, name) => this.#imported(this.#text(stack, name)),
    'Fn::Select': (stack, argument) => {
      const [index = 0, from] = Array.isArray(argument) ? argument : []
      return this.#list(stack, from)[Number(this.#text(stack, index))] ?? ''
    },
    'Fn::Split': (stack, argument) => {
      const [separator = '', from = ''] = Array.isArray(argument) ? argument : []
      return this.#text(stack, from).split(this.#text(stack, separator))
    },
  }

  constructor(stacks: readonly Stack[], surroundings: Surroundings) {
    this.#stacks = stacks
    this.#surroundings = surroundings
  }

  resolve(stack: Stack, value: Json): Json {
    if (Array.isArray(value)) return value.map((item) => this.resolve(stack, item))
    if (!isObject(value)) return value
    const [[key, argument] = ['', null], ...rest] = Object.entries(value)
    const intrinsic = rest.length === 0 ? this.#intrinsics[key] : undefined
    if (intrinsic) return intrinsic(stack, argument)
    if (rest.length === 0 && key.startsWith('Fn::'))
      throw new Refusal(`The template of ${stack.name} uses ${key}, unknown here`)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.resolve(stack, item)]))
  }

  /** What a resource is called here. */
  readonly nameOf = (stack: Stack, id: string): string => {
    const { Type, Properties } = this.#resource(stack, id)
    const given = Properties[nameProperty[Type] ?? '']
    if (given !== undefined) return this.#text(stack, given)
    const name = resourceName(stack, id)
    // S3 bucket naming rules: at most 63 of lower-case letters, digits and hyphens
    return Type === 'AWS::S3::Bucket' ? name.toLowerCase().slice(-63).replace(/^-+/, '') : name
  }

  readonly arnOf = (stack: Stack, id: string): string => {
    const { Type, Properties } = this.#resource(stack, id)
    if (isVersion(Type)) return this.#text(stack, Properties.FunctionName ?? null)
    const path = arnPath[Type] ?? ((name: string) => `local:${region}:${account}:${name}`)
    return `arn:${partition}:${path(this.nameOf(stack, id))}`
  }

  #resource(stack: Stack, id: string) {
    const resource = stack.Resources[id]
    if (!resource) throw new Refusal(`The template of ${stack.name} refers to ${id}, which it does not define`)
    return resource
  }

  #ref(stack: Stack, id: string): Json {
    const own = {
      'AWS::StackName': stack.name,
      'AWS::StackId': `arn:${partition}:cloudformation:::stack/${stack.name}`,
    }
    const pseudo: Readonly<Record<string, string>> = { ...pseudoParameters, ...own }
    if (pseudo[id] !== undefined) return pseudo[id]
    const parameter = stack.Parameters[id]
    if (!parameter) return isVersion(this.#resource(stack, id).Type) ? this.arnOf(stack, id) : this.nameOf(stack, id)
    const value = this.#surroundings.parameters[id] ?? parameter.Default
    if (value === undefined) throw new Refusal(`The template of ${stack.name} asks for a parameter ${id} without value`)
    return value
  }

  #getAtt(stack: Stack, argument: Json): string {
    const [id = '', ...path] = Array.isArray(argument)
      ? argument.map((part) => this.#text(stack, part))
      : this.#text(stack, argument).split('.')
    return this.#attribute(stack, id, path.join('.'))
  }

  #attribute(stack: Stack, id: string, name: string): string {
    if (name === 'Arn' || name === 'FunctionArn') return this.arnOf(stack, id)
    if (name === 'StreamArn') return `${this.arnOf(stack, id)}/stream/local`
    if (name === 'ApiEndpoint') return this.#surroundings.apiOrigins.get(resourceName(stack, id)) ?? ''
    if (name === 'KeyId' || name === 'ApiId') return this.nameOf(stack, id)
    return `${this.nameOf(stack, id)}.${name}`
  }

  #imported(name: string): Json {
    for (const stack of this.#stacks)
      for (const { Value, Export } of Object.values(stack.Outputs))
        if (Export && this.resolve(stack, Export.Name) === name) return this.resolve(stack, Value)
    throw new Refusal(`The template imports ${name}, which no stack exports`)
  }

  #join(stack: Stack, argument: Json): string {
    const [separator = '', parts] = Array.isArray(argument) ? argument : []
    const texts = this.#list(stack, parts).map((part) => this.#text(stack, part))
    return this.#localAddress(texts.join(this.#text(stack, separator)))
  }

  #substitute(stack: Stack, argument: Json): string {
    const [pattern = '', given] = Array.isArray(argument) ? argument : [argument]
    const names = isObject(given) ? given : {}
    return this.#text(stack, pattern).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`
      const own = names[name]
      if (own !== undefined) return this.#text(stack, own)
      const [id = '', ...path] = name.split('.')
      return path.length > 0 ? this.#attribute(stack, id, path.join('.')) : this.#text(stack, { Ref: id })
    })
  }

  /** An API's address as CDK spells it, turned to where that API listens here. */
  #localAddress(value: string): string {
    for (const [name, origin] of this.#surroundings.apiOrigins)
      value = value.replaceAll(`https://${name}.execute-api.${region}.${urlSuffix}`, origin)
    return value
  }

  #text(stack: Stack, value: Json): string {
    const resolved = this.resolve(stack, value)
    if (typeof resolved === 'object')
      throw new Refusal(`The template of ${stack.name} has a structure where text belongs`)
    return String(resolved)
  }

  #list(stack: Stack, value: Json | undefined): Json[] {
    const resolved = this.resolve(stack, value ?? null)
    if (!Array.isArray(resolved)) throw new Refusal(`The template of ${stack.name} has no list where one belongs`)
    return resolved
  }
}
