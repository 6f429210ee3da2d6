import { isContractProcedure, type AnyContractRouter, type Route } from '@orpc/contract'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'
import * as z from 'zod'
import { anyone, done } from './api.ts'

/** Every operation of the contract as the wire knows it. */
export interface Operation {
  readonly name: string
  readonly method: string
  /** With its parameters in braces. */
  readonly path: string
  /** Role names, or `anyone`. */
  readonly actors: readonly string[]
  /** Its own problems, by name. */
  readonly problems: readonly string[]
}

const found = (router: AnyContractRouter, place: readonly string[]): Operation[] => {
  if (!isContractProcedure(router))
    return Object.entries(router).flatMap(([key, inner]) => found(inner, [...place, key]))
  const { route, meta, errorMap }: { route: Route; meta: OperationMeta; errorMap: object } = router['~orpc']
  const { actors = [] } = meta
  const { method = '', path = '' } = route
  return [{ name: place.join('.'), method, path, actors, problems: Object.keys(errorMap) }]
}

export const operations: readonly Operation[] = found(contract, [])

/** As much of JSON Schema as the API's description of itself uses. */
export interface Schema {
  readonly $ref?: string | undefined
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly examples?: readonly unknown[] | undefined
  readonly type?: string | readonly string[] | undefined
  readonly format?: string | undefined
  readonly pattern?: string | undefined
  readonly required?: readonly string[] | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly items?: Schema | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly oneOf?: readonly Schema[] | undefined
  readonly allOf?: readonly Schema[] | undefined
}
const Schema: z.ZodType<Schema> = z.looseObject({
  $ref: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  examples: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  required: z.array(z.string()).optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => Schema),
    )
    .optional(),
  items: z.lazy(() => Schema).optional(),
  anyOf: z.array(z.lazy(() => Schema)).optional(),
  oneOf: z.array(z.lazy(() => Schema)).optional(),
  allOf: z.array(z.lazy(() => Schema)).optional(),
})

const Body = z.looseObject({
  content: z.looseObject({
    'application/json': z.looseObject({
      schema: Schema,
      example: z.unknown().optional(),
      examples: z.record(z.string(), z.looseObject({ value: z.unknown() })).default({}),
    }),
  }),
})
const Described = z.looseObject({
  security: z.array(z.unknown()),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), schema: Schema, example: z.unknown().optional() }))
    .default([]),
  requestBody: Body.optional(),
  responses: z.record(z.string(), Body),
})
export type Described = z.infer<typeof Described>
const Description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Described)),
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }),
})
export type Description = z.infer<typeof Description>

/** The API's own description of itself, as it serves it. */
export const openapi = async (): Promise<Description> => Description.parse(done(await anyone.get('/openapi.json')))

/** What the description says of an operation. */
export const describedIn = (description: Description, { name, method, path }: Operation): Described => {
  const described = description.paths[path]?.[method.toLowerCase()]
  if (!described) throw new Error(`${name} is not described`)
  return described
}

const ExampleBody = z.record(z.string(), z.unknown()).optional()

/** The example of a request's body, or undefined where it has none. */
export const exampleBody = ({ requestBody }: Described) =>
  ExampleBody.parse(requestBody?.content['application/json'].example)

/** The path with its parameters filled in, by name. */
export const filled = (path: string, parameters: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
