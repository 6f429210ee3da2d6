/** A server on this machine: it listens first, so that its port is known to those who must name it, and answers later. */
import { createServer, type RequestListener } from 'node:http'

/** Longer than HTTP clients keep an idle connection, so that it is they who close it. */
const keepAliveMs = 65_000

export interface LocalServer {
  readonly url: string
  answer(listener: RequestListener): void
  close(): Promise<void>
}

/**
 * @param port 0 takes a free one.
 * @throws EADDRINUSE
 */
export const listen = async (port: number): Promise<LocalServer> => {
  let answer: RequestListener = (_, response) => void response.writeHead(503).end()
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${taken}`,
    answer: (listener) => {
      answer = listener
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
