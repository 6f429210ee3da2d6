import { Validations } from 'aws-cdk-lib'
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import type { HttpApi, IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { isContractProcedure } from '@orpc/contract'
import type { AnyContractProcedure, AnyContractRouter, Route } from '@orpc/contract'
import { Construct } from 'constructs'
import type { Door } from './door.ts'

interface Operation {
  /** `<subject>/<door>/<operation>` */
  readonly name: string
  /** `<subject>/<door>`: the file under functions/ that answers. */
  readonly door: string
  readonly method: HttpMethod
  readonly path: `/${string}`
  readonly anyone: boolean
}

/** What oRPC keeps of a procedure and the gateway needs. */
interface Definition {
  readonly route: Route
  readonly meta: Readonly<Record<string, unknown>>
}

interface ContractApiProps {
  readonly contract: AnyContractRouter
  readonly api: HttpApi
  readonly authorizer: IHttpRouteAuthorizer
  readonly doors: Readonly<Record<string, Door>>
}

/**
 * A door may be called by this API, once for all of its routes: a permission for each would fill the stack, which may hold
 * 500 things, and says no more, for only the contract makes routes.
 */
const perApi = { scopePermissionToRoute: false } as const

/**
 * Gives each operation of the contract its route, and stands it behind the authorizer unless anyone may call it.
 * An operation nobody could reach, or a door nobody declared, is an error here and not on the day it is called.
 */
export class ContractApi extends Construct {
  /** The route of each operation, and the door that it leads to. */
  readonly routes: readonly { readonly door: string; readonly key: string; readonly route: HttpRoute }[]

  constructor(scope: Construct, id: string, { contract, api, authorizer, doors }: ContractApiProps) {
    super(scope, id)
    const integrations = new Map<string, HttpLambdaIntegration>()
    this.routes = operationsOf(contract).map(({ name, door, method, path, anyone }) => {
      const behind = doors[door]
      if (!behind) throw new Error(`${name}: there is no door ${door}`)
      const integration =
        integrations.get(door) ?? new HttpLambdaIntegration(`${door} integration`, behind.lambda, perApi)
      integrations.set(door, integration)
      const route = new HttpRoute(this, `${method} ${path.slice(1).replaceAll('/', '.')}`, {
        httpApi: api,
        routeKey: HttpRouteKey.with(path, method),
        integration,
        ...(anyone ? {} : { authorizer }),
      })
      if (anyone) openToAnyone(route, `The contract says that anyone may call ${name}.`)
      return { door, key: `${method} ${path}`, route }
    })
  }
}

/** Says why a route stands before the authorizer. */
export function openToAnyone(route: Construct, reason: string): void {
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason })
}

/** Every operation of the contract; refuses two with the same route, whatever their path parameters are called. */
export function operationsOf(contract: AnyContractRouter): readonly Operation[] {
  const operations = walk(contract, [])
  const taken = new Map<string, string>()
  for (const { name, method, path } of operations) {
    const shape = `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`
    const other = taken.get(shape)
    if (other) throw new Error(`${name} and ${other} have the same route: ${method} ${path}`)
    taken.set(shape, name)
  }
  return operations
}

function walk(router: AnyContractRouter, place: readonly string[]): Operation[] {
  if (isContractProcedure(router)) return [operationOf(router, place)]
  return Object.entries(router).flatMap(([key, inner]) => walk(inner, [...place, key]))
}

function operationOf(procedure: AnyContractProcedure, place: readonly string[]): Operation {
  const name = place.join('/')
  const [subject, door, operation, ...deeper] = place
  if (!subject || !door || !operation || deeper.length) throw new Error(`${name} is not <subject>/<door>/<operation>`)
  const definition: Definition = procedure['~orpc']
  const { route, meta } = definition
  const method = Object.values(HttpMethod).find((known) => known === route.method)
  if (!method || !route.path) throw new Error(`${name} has no method or no path`)
  return { name, door: `${subject}/${door}`, method, path: gatewayPath(route.path), anyone: mayAnyone(name, meta) }
}

/** oRPC writes a parameter that spans slashes `{+key}`, the gateway `{key+}`. */
function gatewayPath(path: `/${string}`): `/${string}` {
  return `/${path.slice(1).replaceAll(/\{\+([^}]+)\}/g, '{$1+}')}`
}

function mayAnyone(name: string, meta: Readonly<Record<string, unknown>>): boolean {
  const { actors } = meta
  if (!Array.isArray(actors) || actors.length === 0) throw new Error(`${name} does not say who may call it`)
  return actors.includes('anyone')
}
