/**
 * Which route of an HTTP API answers a request: the most specific one, `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
import type { Route } from '#infra/local/cloud.ts'

export interface Match {
  readonly route: Route
  readonly pathParameters: Readonly<Record<string, string>>
}

type Segment = { readonly kind: 'fixed' | 'variable' | 'greedy'; readonly name: string }

const segmentOf = (text: string): Segment => {
  const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? []
  return name === undefined ? { kind: 'fixed', name: text } : { kind: greedy ? 'greedy' : 'variable', name }
}

const rank = { fixed: 0, variable: 1, greedy: 2 } as const

const parse = (route: Route) => {
  const [method = '', path = ''] = route.key.split(' ')
  const segments = path.split('/').slice(1).map(segmentOf)
  const order = [...segments.map(({ kind }) => rank[kind]), method === 'ANY' ? 1 : 0].join('')
  // greedy routes yield to every full match, however long
  const isGreedy = segments.some(({ kind }) => kind === 'greedy')
  return { route, method, segments, order: `${isGreedy ? 1 : 0}${order}` }
}

const matchPath = (segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined => {
  const found: Record<string, string> = {}
  for (const [index, { kind, name }] of segments.entries()) {
    const part = parts[index]
    if (part === undefined || part === '') {
      if (kind !== 'fixed' || part !== name) return undefined
    } else if (kind === 'greedy') {
      return { ...found, [name]: parts.slice(index).join('/') }
    } else if (kind === 'variable') found[name] = part
    else if (name !== part) return undefined
  }
  return segments.length === parts.length ? found : undefined
}

/** @returns a matcher for decoded paths; undefined where API Gateway would answer 404. */
export const createRouter = (routes: readonly Route[]) => {
  const fallback = routes.find(({ key }) => key === '$default')
  const ordered = routes
    .filter((route) => route !== fallback)
    .map(parse)
    .sort((a, b) => a.order.localeCompare(b.order))
  return (method: string, segments: readonly string[]): Match | undefined => {
    for (const candidate of ordered) {
      if (candidate.method !== 'ANY' && candidate.method !== method) continue
      const pathParameters = matchPath(candidate.segments, segments)
      if (pathParameters) return { route: candidate.route, pathParameters }
    }
    return fallback && { route: fallback, pathParameters: {} }
  }
}
