import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ValidationError, type AnyContractRouter } from '@orpc/contract'
import { ORPCError, type Router } from '@orpc/server'
import { Hono } from 'hono'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import * as z from 'zod'
import { now } from './clock.ts'
import { log } from './log.ts'
import { invalid, problem } from './problem.ts'

/** What a request brings: who the token says it is, if anyone, and when it is for the office. */
export interface RequestContext {
  readonly subject: { readonly id: string; readonly name: string } | null
  readonly now: string
}

/** Forms are words; a document goes to the object store and never through here. */
const largestBody = 256 * 1024

const Claims = z.object({ sub: z.string().min(1), name: z.string().optional() })
const Authorized = z.object({
  requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: Claims }) }) }),
})

const subjectOf = (event: unknown): RequestContext['subject'] => {
  const claims = Authorized.safeParse(event).data?.requestContext.authorizer.jwt.claims
  return claims ? { id: claims.sub, name: claims.name ?? claims.sub } : null
}

/** Every error leaves as a named problem; what nobody named is logged without its content and answered without detail. */
const named = (error: unknown) => {
  if (!(error instanceof ORPCError)) return error
  if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') return invalid(error.cause.issues)
  return error.code === 'BAD_REQUEST' ? problem('MALFORMED') : error
}

const rename = async <T>(step: { next(): Promise<T> }): Promise<T> => {
  try {
    return await step.next()
  } catch (error) {
    throw named(error)
  }
}

/** A door: one part of the contract behind API Gateway. */
export const serve = (router: Router<AnyContractRouter, RequestContext>) => {
  const api = new OpenAPIHandler(router, { clientInterceptors: [rename] })
  const app = new Hono<{ Bindings: { event: LambdaEvent } }>()
  app.all('*', async ({ req, env }) => {
    const started = performance.now()
    const context = { subject: subjectOf(env.event), now: now() }
    const length = (await req.raw.clone().arrayBuffer()).byteLength
    const { response } =
      length > largestBody ? { response: answer(problem('BODY_TOO_LARGE')) } : await api.handle(req.raw, { context })
    const answered = response ?? answer(problem('NOT_FOUND'))
    log.info('answered', {
      method: req.method,
      status: answered.status,
      milliseconds: Math.round(performance.now() - started),
    })
    return answered
  })
  app.onError((error) => {
    log.error('failed', { name: error.name })
    return Response.json({ code: 'INTERNAL_SERVER_ERROR', message: '系统出了问题，请稍后再试。' }, { status: 500 })
  })
  return handle(app)
}

const answer = (error: ReturnType<typeof problem>) => Response.json(error.toJSON(), { status: error.status })
