import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { environment } from './environment.ts'

const text = { encode: new TextEncoder(), decode: new TextDecoder() }

const keys = new Map<string, Promise<Uint8Array>>()

/** KMS never hands out an HMAC key; its answer to one fixed label is a key of our own, the same on every machine. */
export function derivedKey(keyId: string, label: string): Promise<Uint8Array> {
  const name = `${keyId} ${label}`
  const known = keys.get(name)
  if (known) return known
  const derived = deriveKey(keyId, label)
  // A failed request must not be remembered as the key.
  derived.catch(() => keys.delete(name))
  keys.set(name, derived)
  return derived
}

async function deriveKey(keyId: string, label: string): Promise<Uint8Array> {
  const { Mac } = await new KMSClient({}).send(
    new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: text.encode.encode(label) }),
  )
  if (Mac?.length !== 32) throw new Error('KMS answered no 256-bit code')
  return Mac
}

const sealingKey = () => derivedKey(environment().PORTAL_KEY, 'portal-session')

/** Encrypts a value for one purpose: what is sealed as one thing does not open as another. */
export async function seal(purpose: string, value: unknown): Promise<string> {
  return new CompactEncrypt(text.encode.encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: purpose })
    .encrypt(await sealingKey())
}

/** The sealed value, or undefined when it was altered, belongs to another purpose or another key. */
export async function unseal(purpose: string, sealed: string): Promise<unknown> {
  const secret = await sealingKey()
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, secret, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return protectedHeader.typ === purpose ? JSON.parse(text.decode.decode(plaintext)) : undefined
  } catch {
    return undefined
  }
}
