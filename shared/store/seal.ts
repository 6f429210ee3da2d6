import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { compactDecrypt, CompactEncrypt } from 'jose'
import { createHmac } from 'node:crypto'
import * as z from 'zod'
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

/** Under which label new values are sealed; what was sealed before opens under the label that it names itself. */
const currentLabel = 'v1'
/** Few: a token comes from anyone, and each label that it names costs a call to KMS. */
const Label = z.string().regex(/^v[1-9]$/)
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

export const sealUnder = (
  variable: 'CASEWORK_KEY' | 'PEOPLE_KEY' | 'TIPS_KEY' | 'COMPLAINTS_KEY' | 'OBJECTIONS_KEY' | 'MARK_KEY',
): Seal => {
  const key = (purpose: string, label: string) => derive(told(variable), `sunshine-aid/${purpose}/${label}`)
  return {
    seal: async (text, record) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: currentLabel, record })
        .encrypt(await key('seal', currentLabel)),
    open: async (sealed, record) => {
      const keyOf = ({ kid }: { kid?: string }) => key('seal', Label.parse(kid))
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, keyOf, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      })
      if (protectedHeader['record'] !== record) throw new Error('A sealed value was moved to another record')
      return new TextDecoder().decode(plaintext)
    },
    fingerprint: async (text) =>
      // Never another label: a person would no longer be found by what was written before.
      createHmac('sha256', await key('fingerprint', 'v1'))
        .update(text)
        .digest('base64url'),
  }
}
