import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ValidationError, type AnyContractRouter } from '@orpc/contract'
import { ORPCError, type Router } from '@orpc/server'
import { Hono } from 'hono'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import * as z from 'zod'
import { now } from './clock.ts'
import { markIn, type Mark } from './mark.ts'
import { log, logFailure } from './log.ts'
import { invalid, problem } from './problem.ts'

/** What a request brings: who the token says it is, if anyone, and when it is for the office. */
export interface RequestContext {
  readonly subject: { readonly id: string; readonly name: string } | null
  readonly now: string
  /** By what the sender's crowd is counted; asked for only where one is. */
  readonly mark: () => Mark
  /** What opens the caller's key, if it came along. */
  readonly tipKey: string | undefined
}

/** Forms are words; a document goes to the object store and never through here. */
const largestBody = 256 * 1024

const Claims = z.object({ sub: z.string().min(1), name: z.string().optional() })
const Authorized = z.object({
  requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: Claims }) }) }),
})

/** `POST /applications/{id}/submission`: the operation as the gateway knows it, with no id in it. */
const Routed = z.object({ routeKey: z.string() })

const subjectOf = (event: unknown): RequestContext['subject'] => {
  const claims = Authorized.safeParse(event).data?.requestContext.authorizer.jwt.claims
  return claims ? { id: claims.sub, name: claims.name ?? claims.sub } : null
}

const trouble = '系统出了问题，请稍后再试。'

/** Every error of an operation leaves as a named problem; what nobody named is logged and answered without its content. */
const named = (error: unknown) => {
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
    return error.cause instanceof ValidationError ? invalid(error.cause.issues) : problem('MALFORMED')
  if (error instanceof ORPCError && error.status < 500) return error
  logFailure(error)
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: trouble })
}

/** What did not come to an operation could not be read: broken JSON, a broken address. */
const readable = (error: unknown) => (error instanceof ORPCError ? error : problem('MALFORMED'))

const renaming =
  (rename: (error: unknown) => unknown) =>
  async <T>(step: { next(): Promise<T> }): Promise<T> => {
    try {
      return await step.next()
    } catch (error) {
      throw rename(error)
    }
  }

/** A door: one part of the contract behind API Gateway. */
export const serve = (router: Router<AnyContractRouter, RequestContext>) => {
  const api = new OpenAPIHandler(router, { interceptors: [renaming(readable)], clientInterceptors: [renaming(named)] })
  const app = new Hono<{ Bindings: { event: LambdaEvent } }>()
  app.all('*', async ({ req, env }) => {
    const started = performance.now()
    const context = {
      subject: subjectOf(env.event),
      now: now(),
      mark: () => markIn(env.event),
      tipKey: req.header('tip-key'),
    }
    const length = (await req.raw.clone().arrayBuffer()).byteLength
    const { response } =
      length > largestBody ? { response: answer(problem('BODY_TOO_LARGE')) } : await api.handle(req.raw, { context })
    const answered = response ?? answer(problem('NOT_FOUND'))
    log.info('answered', {
      operation: Routed.safeParse(env.event).data?.routeKey,
      status: answered.status,
      milliseconds: Math.round(performance.now() - started),
    })
    return answered
  })
  app.onError((error) => {
    logFailure(error)
    return Response.json({ code: 'INTERNAL_SERVER_ERROR', message: trouble }, { status: 500 })
  })
  return handle(app)
}

const answer = (error: ReturnType<typeof problem>) => Response.json(error.toJSON(), { status: error.status })
