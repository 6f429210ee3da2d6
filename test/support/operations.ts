import { isContractProcedure, type AnyContractRouter } from '@orpc/contract'
import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'
import { anyone, type Wire } from './api.ts'

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
  const { route, meta, errorMap } = router['~orpc']
  const { actors = [] }: OperationMeta = meta
  const { method = '', path = '' } = route
  return [{ name: place.join('.'), method, path, actors, problems: Object.keys(errorMap) }]
}

export const operations: readonly Operation[] = found(contract, [])

/** The API's own description of itself, as it serves it. */
export const openapi = async (): Promise<Wire> => (await anyone.get('/openapi.json')).body

/** What the description says of an operation. */
export const describedIn = (document: Wire, { method, path }: Operation): Wire =>
  document.paths[path]?.[method.toLowerCase()]

/** The example of a request's body, or undefined where it has none. */
export const exampleBody = (described: Wire): Wire => described.requestBody?.content['application/json'].example

/** The path with its parameters filled in, by name. */
export const filled = (path: string, parameters: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
