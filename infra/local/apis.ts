/** The template's HTTP APIs: routes, what is behind each, and who may pass. */
import type { Stack } from '#infra/local/assembly.ts'
import { resourceName } from '#infra/local/intrinsics.ts'
import { Refusal } from '#infra/local/refusal.ts'
import { apiSchema, authorizerSchema, integrationSchema, routeSchema, stageSchema } from '#infra/local/resources.ts'
import type { Find } from '#infra/local/search.ts'
import type { HttpApi, Route, TargetOf } from '#infra/local/cloud.ts'

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

/** What stands between a route and its function, by name. */
const readBehind = (find: Find) => ({
  integrations: new Map(
    find(integrationSchema, 'AWS::ApiGatewayV2::Integration').map(({ name, properties }) => [name, properties]),
  ),
  authorizers: new Map(
    find(authorizerSchema, 'AWS::ApiGatewayV2::Authorizer').map(({ name, properties }) => [name, properties]),
  ),
})

const readRoutes = (find: Find, targetOf: TargetOf): { api: string; route: Route }[] => {
  const { integrations, authorizers } = readBehind(find)
  return find(routeSchema, 'AWS::ApiGatewayV2::Route').map(({ id, properties: p }) => {
    const integration = integrations.get(p.Target.replace('integrations/', ''))
    if (!integration) throw new Refusal(`The template's route ${p.RouteKey} (${id}) has no integration`)
    const jwt = authorizers.get(p.AuthorizerId ?? '')?.JwtConfiguration
    if (p.AuthorizationType !== 'NONE' && !jwt)
      throw new Refusal(`The template's route ${p.RouteKey} (${id}) has no JWT authorizer`)
    const authorizer = jwt && { issuer: jwt.Issuer, audience: jwt.Audience, scopes: p.AuthorizationScopes }
    const target = targetOf(integration.IntegrationUri, p.RouteKey)
    const { TimeoutInMillis: timeoutMs } = integration
    return { api: p.ApiId, route: { key: p.RouteKey, target, timeoutMs, ...(authorizer && { authorizer }) } }
  })
}

export const readApis = (find: Find, targetOf: TargetOf): HttpApi[] => {
  const routes = readRoutes(find, targetOf)
  const stages = find(stageSchema, 'AWS::ApiGatewayV2::Stage')
  return find(apiSchema, 'AWS::ApiGatewayV2::Api').map(({ name, properties }) => ({
    name,
    routes: routes.filter(({ api }) => api === name).map(({ route }) => route),
    cors: properties.CorsConfiguration,
    accessLogFormat: stages.find((stage) => stage.properties.ApiId === name)?.properties.AccessLogSettings.Format,
  }))
}
