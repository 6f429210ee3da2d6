import { createHmac, randomBytes } from 'node:crypto'
import { hourlyMarks } from '#shared/domain/admission/crowd.ts'
import { environment } from './environment.ts'
import { derivedKey } from './seal.ts'

const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest('base64url')

const markOf = hourlyMarks({ newKey: () => randomBytes(32), hash: (key, text) => hmac(key, text).slice(0, 22) })

/**
 * What the API is told of whoever leaves a tip on our pages: not an address but a mark that means nothing outside this
 * memory and this hour, signed so that nobody else can make one up. By it the crowd behind one address is counted.
 */
export async function signedMark(address: string): Promise<string> {
  const mark = markOf(address, Date.now())
  const key = await derivedKey(environment().MARK_KEY, 'sunshine-aid/fingerprint/v1')
  return `${mark}.${hmac(key, mark)}`
}
