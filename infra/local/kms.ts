import { createHmac, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { AwsError, serveAwsJson, unknownOperation } from './aws-json.ts'
import type { Endpoint } from './aws-json.ts'

interface Settings {
  /** Holds the 32 random bytes from which every key is derived; made, for its owner alone, if missing. */
  readonly keyFile: string
  /** 0 takes a free port. */
  readonly port: number
}

const rootBytes = 32
const maximumBytes = 64 * 1024
const algorithm = 'HMAC_SHA_256'

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'))
/** GenerateMac as KMS bounds it: a message of 1 to 4096 bytes. */
const generateMacSchema = z.object({
  KeyId: z.string().min(1).max(2048),
  MacAlgorithm: z.literal(algorithm),
  Message: base64.refine(({ length }) => length >= 1 && length <= 4096),
})

/** Serves the one operation of KMS that doors use, GenerateMac, on 127.0.0.1. @throws when the port is taken. */
export async function startKms({ keyFile, port }: Settings): Promise<Endpoint> {
  const root = await rootKey(keyFile)
  return serveAwsJson({
    target: 'TrentService',
    contentType: 'application/x-amz-json-1.1',
    port,
    maximumBytes,
    respond: async (operation, input) => {
      if (operation !== 'GenerateMac') throw unknownOperation()
      return generateMac(root, input)
    },
  })
}

function generateMac(root: Buffer, input: unknown) {
  const request = generateMacSchema.safeParse(input)
  if (!request.success) {
    throw new AwsError('ValidationException', `GenerateMac: ${z.prettifyError(request.error)}`)
  }
  const { KeyId, MacAlgorithm, Message } = request.data
  const secret = createHmac('sha256', root).update(keyName(KeyId)).digest()
  const Mac = createHmac('sha256', secret).update(Message).digest('base64')
  return { KeyId, MacAlgorithm, Mac }
}

/** An ARN and the bare id that ends it name the same key. */
function keyName(keyId: string): string {
  return /^arn:[^:]+:kms:[^:]*:[^:]*:key\/(.+)$/.exec(keyId)?.[1] ?? keyId
}

/** The bytes of the file; if two make it at once, both go on with the one that came first. */
async function rootKey(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  await writeFile(draft, randomBytes(rootBytes), { mode: 0o600 })
  try {
    await link(draft, file)
  } catch (reason) {
    if (!(reason instanceof Error && 'code' in reason && reason.code === 'EEXIST')) throw reason
  } finally {
    await rm(draft)
  }
  const root = await readFile(file)
  if (root.length !== rootBytes) throw new Error(`${file} is not a key file: it must hold exactly ${rootBytes} bytes.`)
  return root
}
