import * as z from 'zod'

/** As much of JSON Schema as an example is composed from. */
export interface Schema {
  readonly $ref?: string
  readonly examples?: readonly unknown[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

export const Schemas = z.record(
  z.string(),
  z.custom<Schema>((value) => typeof value === 'object'),
)
export type Schemas = z.infer<typeof Schemas>

const ofFormat: Readonly<Record<string, string>> = {
  uuid: '2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10',
  uri: 'https://example.org/…',
  'date-time': '2026-11-20T01:30:00.000Z',
}

const scalar = ({ type, format = '', minimum }: Schema): unknown => {
  switch (type) {
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return Math.max(0, minimum ?? 0)
    case 'null':
      return null
    case 'string':
      return ofFormat[format] ?? '…'
    default:
      return {}
  }
}

/**
 * A whole example out of the examples that the vocabulary carries: one of everything, optional parts included.
 * @param definitions what a `$ref` names, by its last part
 */
export const exampleOf = (schema: Schema, definitions: Schemas): unknown => {
  const within = (part: Schema) => exampleOf(part, definitions)
  const given = schema.examples?.[0] ?? schema.const ?? schema.enum?.[0] ?? schema.default
  if (given !== undefined) return given
  const named = definitions[schema.$ref?.split('/').at(-1) ?? '']
  if (named) return within(named)
  const first = (schema.anyOf ?? schema.oneOf)?.[0]
  if (first) return within(first)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(within))
  if (schema.items) return [within(schema.items)]
  if (!schema.properties) return scalar(schema)
  return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, within(part)]))
}

const Illustrable = z.looseObject({ schema: z.custom<Schema>((value) => typeof value === 'object') })

/** One example; where a status has several problems, one of each by its name. */
const examplesBeside = (schema: Schema, definitions: Schemas) => {
  const problems = schema.oneOf?.flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? []) ?? []
  if (problems.length === 0) return { example: exampleOf(schema, definitions) }
  return {
    examples: Object.fromEntries(
      problems.map((name) => [name, { value: exampleOf(definitions[name] ?? {}, definitions) }]),
    ),
  }
}

/** The same part of an OpenAPI document, with an example beside every schema of a parameter, a body or an answer. */
export const illustrated = (part: unknown, definitions: Schemas): unknown => {
  if (Array.isArray(part)) return part.map((inner) => illustrated(inner, definitions))
  const described = Illustrable.safeParse(part).data
  if (described) return { ...described, ...examplesBeside(described.schema, definitions) }
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, illustrated(inner, definitions)]))
}
