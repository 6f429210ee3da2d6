import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { environment } from './environment.ts'

const text = { encode: new TextEncoder(), decode: new TextDecoder() }

let key: Promise<Uint8Array> | undefined

/** KMS never hands out its HMAC key; its answer to one fixed label is the portal's own key, the same on every machine. */
function sealingKey(): Promise<Uint8Array> {
  key ??= deriveKey().catch((cause: unknown) => {
    key = undefined
    throw cause
  })
  return key
}

async function deriveKey(): Promise<Uint8Array> {
  const { Mac } = await new KMSClient({}).send(
    new GenerateMacCommand({
      KeyId: environment().PORTAL_KEY,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: text.encode.encode('portal-session'),
    }),
  )
  if (Mac?.length !== 32) throw new Error('KMS answered no 256-bit code for the portal key')
  return Mac
}

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
