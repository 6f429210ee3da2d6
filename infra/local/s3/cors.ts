import type { IncomingMessage } from 'node:http'

/** A rule as the template words it. */
export interface CorsRule {
  readonly AllowedOrigins: readonly string[]
  readonly AllowedMethods: readonly string[]
  readonly AllowedHeaders?: readonly string[]
  readonly ExposedHeaders?: readonly string[]
  /** Seconds that a browser may remember the answer to a preflight. */
  readonly MaxAge?: number | undefined
}

/** Headers that let a page of another origin see the answer, or undefined where no rule allows it. */
export function corsHeaders(rules: readonly CorsRule[], request: IncomingMessage): Record<string, string> | undefined {
  const { origin } = request.headers
  if (origin === undefined) return undefined
  const preflight = request.method === 'OPTIONS'
  const method = preflight ? request.headers['access-control-request-method'] : request.method
  const asked = preflight
    ? (request.headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim())
    : []
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders = [] }) =>
      AllowedOrigins.some((pattern) => fits(pattern, origin)) &&
      AllowedMethods.some((allowed) => allowed === method) &&
      asked
        .filter(Boolean)
        .every((name) => AllowedHeaders.some((pattern) => fits(pattern.toLowerCase(), name.toLowerCase()))),
  )
  if (!rule) return undefined
  return {
    'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    ...(asked.some(Boolean) && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.ExposedHeaders?.length && { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    ...(preflight && rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
  }
}

/** One star in a pattern stands for anything. */
function fits(pattern: string, text: string): boolean {
  const [start = '', end, ...more] = pattern.split('*')
  if (end === undefined) return pattern === text
  return more.length === 0 && text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end)
}
