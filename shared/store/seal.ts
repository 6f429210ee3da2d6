import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { compactDecrypt, CompactEncrypt } from 'jose'
import { createHmac } from 'node:crypto'
import { told } from './environment.ts'

/**
 * Seals single fields: a compact JWE each (dir, A256GCM), bound to its record by a protected header, so that a sealed value
 * copied to another record does not open. The key is derived by KMS from a label and never stored (decisions/derived-keys.md).
 */
export interface Seal {
  readonly seal: (text: string, record: string) => Promise<string>
  /** Throws when the value was not sealed for this record. */
  readonly open: (sealed: string, record: string) => Promise<string>
  /** A keyed hash by which equal values are found without being readable. */
  readonly fingerprint: (text: string) => Promise<string>
}

const keyName = 'v1'
const kms = new KMSClient({})
const derived = new Map<string, Promise<Uint8Array>>()

const derive = (keyId: string, label: string): Promise<Uint8Array> => {
  const name = `${keyId} ${label}`
  const known = derived.get(name)
  if (known) return known
  const asked = kms
    .send(
      new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: new TextEncoder().encode(label) }),
    )
    .then(({ Mac }) => {
      if (Mac === undefined) throw new Error('KMS answered without a MAC')
      return Mac
    })
  // A failed request must not be remembered as the key.
  asked.catch(() => derived.delete(name))
  derived.set(name, asked)
  return asked
}

export const sealUnder = (variable: 'CASEWORK_KEY' | 'TIPS_KEY' | 'COMPLAINTS_KEY'): Seal => {
  const key = (purpose: string) => derive(told(variable), `sunshine-aid/${purpose}/${keyName}`)
  return {
    seal: async (text, record) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyName, record })
        .encrypt(await key('seal')),
    open: async (sealed, record) => {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, await key('seal'), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      })
      if (protectedHeader['record'] !== record) throw new Error('A sealed value was moved to another record')
      return new TextDecoder().decode(plaintext)
    },
    fingerprint: async (text) =>
      createHmac('sha256', await key('fingerprint'))
        .update(text)
        .digest('base64url'),
  }
}
