/** The door by which commands reach a running system: loopback only, behind a random token kept beside the data. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import * as z from 'zod'
import type { LocalServer } from '#infra/local/listen.ts'
import { explain, Refusal } from '#infra/local/refusal.ts'

const controlSchema = z.object({ url: z.string(), token: z.string() })
type Control = z.infer<typeof controlSchema>
const fileOf = (data: string) => join(data, 'control.json')
const answerMs = 60_000

export interface Commands {
  /** Moves the business clock and answers the new time, ISO. */
  clock(to: string): Promise<string>
}

const reply = (response: ServerResponse, status: number, text: string) => response.writeHead(status).end(text)

const isAllowed = (request: IncomingMessage, token: string) => {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Opens the door and leaves its address in `control.json`. */
export const openControl = (server: LocalServer, data: string, commands: Commands) => {
  const token = randomBytes(32).toString('base64url')
  server.answer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', server.url)
    if (!isAllowed(request, token)) return reply(response, 401, '')
    if (pathname === '/') return reply(response, 200, 'running')
    if (pathname !== '/clock' || request.method !== 'POST') return reply(response, 404, '')
    try {
      reply(response, 200, await commands.clock(searchParams.get('to') ?? ''))
    } catch (error) {
      reply(response, 400, explain(error))
    }
  })
  writeFileSync(fileOf(data), JSON.stringify({ url: server.url, token } satisfies Control), { mode: 0o600 })
  return { close: () => rmSync(fileOf(data), { force: true }) }
}

const ask = async (data: string, path: string, method: 'GET' | 'POST'): Promise<Response | undefined> => {
  if (!existsSync(fileOf(data))) return undefined
  try {
    const { url, token } = controlSchema.parse(JSON.parse(readFileSync(fileOf(data), 'utf8')))
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(url + path, { method, headers, signal: AbortSignal.timeout(answerMs) })
    // another program may have taken the port of a system that was killed
    return response.status === 401 || response.status === 404 ? undefined : response
  } catch {
    return undefined
  }
}

/** Whether a system runs on these data. */
export const isRunning = async (data: string): Promise<boolean> => (await ask(data, '/', 'GET'))?.ok ?? false

/** Moves the clock of the running system. @throws Refusal when none runs, or when the time is not understood. */
export const moveClock = async (data: string, to: string): Promise<string> => {
  const response = await ask(data, `/clock?to=${encodeURIComponent(to)}`, 'POST')
  if (!response) throw new Refusal(notRunning(data))
  const text = await response.text()
  if (!response.ok) throw new Refusal(text)
  return text
}

export const notRunning = (data: string) => `Nothing runs on ${data}: start it with npm start`
