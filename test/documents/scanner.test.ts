import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

const Asked = z.object({ bucket: z.string(), key: z.string() })

/** Stands in for the county's scanner at the Lambda API: it finds whatever key contains `bad`, and is out of order for `down`. */
const scanner: Server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { key } = Asked.parse(JSON.parse(Buffer.concat(chunks).toString()))
    if (key.includes('down')) response.setHeader('x-amz-function-error', 'Unhandled')
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ infected: key.includes('bad') }))
  })
})

describe('a county with a malware scanner of its own', () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve))
    const address = scanner.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${address.port}`,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
    })
  })
  afterAll(() => new Promise((resolve) => scanner.close(resolve)))

  it('given none is named, passes what our own inspection passed', async () => {
    const { foundInfected } = await import('#shared/store/scanner.ts')
    delete process.env['MALWARE_SCANNER']
    expect(await foundInfected('intake', 'bad')).toBe(false)
  })

  it('given one is named, follows its answer, and lets nothing pass while it does not answer', async () => {
    const { foundInfected } = await import('#shared/store/scanner.ts')
    process.env['MALWARE_SCANNER'] = 'scanner'
    expect(await foundInfected('intake', 'bad')).toBe(true)
    expect(await foundInfected('intake', 'good')).toBe(false)
    await expect(foundInfected('intake', 'down')).rejects.toThrow('did not answer')
  })
})
