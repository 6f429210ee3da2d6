import { App, Stack } from 'aws-cdk-lib'
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { Template } from 'aws-cdk-lib/assertions'
import { oc } from '@orpc/contract'
import type { AnyContractRouter } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import { bundleDoors, templateOnly } from '#infra/constructs/bundles.ts'
import { ContractApi, operationsOf } from '#infra/constructs/contract-api.ts'
import { Door } from '#infra/constructs/door.ts'
import { contract as sunshine } from '#shared/contract/index.ts'
import { synthesize, templateOf } from './synthesized.ts'

const open = oc.meta({ actors: ['anyone'] })
const signedIn = oc.meta({ actors: ['resident'] })
const contract = {
  applications: {
    resident: {
      submit: signedIn.route({ method: 'POST', path: '/applications/{id}/submission' }),
      list: signedIn.route({ method: 'GET', path: '/applications' }),
    },
  },
  programs: { public: { estimate: open.route({ method: 'POST', path: '/estimates' }) } },
}

function served(given: AnyContractRouter, doorNames = ['applications/resident', 'programs/public']): Template {
  const stack = new Stack(new App({ context: { [templateOnly]: true } }), 'Api')
  const codeOf = bundleDoors(stack, doorNames)
  const doors = Object.fromEntries(
    doorNames.map((name) => [name, new Door(stack, name, { code: codeOf(name), description: name })]),
  )
  const authorizer = new HttpJwtAuthorizer('Authorizer', 'https://issuer.example', { jwtAudience: ['api'] })
  new ContractApi(stack, 'Contract', { contract: given, api: new HttpApi(stack, 'HttpApi'), authorizer, doors })
  return Template.fromStack(stack)
}

function routesOf(template: Template): Record<string, string> {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'))
  return Object.fromEntries(routes.map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType]))
}

describe('a contract becomes routes', () => {
  test('given an operation for residents, it stands behind the authorizer; given one for anyone, it does not', () => {
    expect(routesOf(served(contract))).toEqual({
      'POST /applications/{id}/submission': 'JWT',
      'GET /applications': 'JWT',
      'POST /estimates': 'NONE',
    })
  })

  test('given two operations of one door, both lead to it', () => {
    const integrations = served(contract).findResources('AWS::ApiGatewayV2::Integration')
    expect(Object.keys(integrations)).toHaveLength(2)
  })

  test('given a parameter that spans slashes, the gateway takes it as its own kind', () => {
    const files = { public: { get: open.route({ method: 'GET', path: '/files/{+key}' }) } }
    expect(operationsOf({ files }).map(({ path }) => path)).toEqual(['/files/{key+}'])
  })

  test('the contract of the product has a route for each operation, and no other but its own description', () => {
    const expected = operationsOf(sunshine).map(({ method, path, anyone }) => [
      `${method} ${path}`,
      anyone ? 'NONE' : 'JWT',
    ])
    expect(routesOf(templateOf(synthesize().templates, 'services'))).toEqual({
      ...Object.fromEntries(expected),
      'GET /openapi.json': 'NONE',
    })
  })
})

describe('a contract that cannot be served is refused at synthesis', () => {
  const read = (path: `/${string}`) => open.route({ method: 'GET', path })

  test('given two operations with one route, whatever their parameters are called', () => {
    const notices = { public: { get: read('/notices/{id}'), byNumber: read('/notices/{number}') } }
    expect(() => operationsOf({ notices })).toThrow(
      'notices/public/byNumber and notices/public/get have the same route: GET /notices/{number}',
    )
  })

  test('given an operation behind a door that is not there', () => {
    expect(() => served(contract, ['programs/public'])).toThrow('there is no door applications/resident')
  })

  test('given an operation that does not say who may call it', () => {
    const notices = { public: { list: oc.route({ method: 'GET', path: '/notices' }) } }
    expect(() => operationsOf({ notices })).toThrow('notices/public/list does not say who may call it')
  })

  test('given an operation without a route', () => {
    expect(() => operationsOf({ notices: { public: { list: open } } })).toThrow(
      'notices/public/list has no method or no path',
    )
  })

  test('given an operation that is not below a subject and a door', () => {
    expect(() => operationsOf({ notices: { list: read('/notices') } })).toThrow(
      'notices/list is not <subject>/<door>/<operation>',
    )
  })
})
