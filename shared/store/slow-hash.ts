import { scrypt } from 'node:crypto'

/** Slow on purpose, and keyed by its salt, so that a copy of the table alone cannot be searched for codes. */
export const slowBytes = (receipt: string, salt: string, length: number) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(receipt, salt, length, { N: 32_768, r: 8, maxmem: 64 * 1024 * 1024 }, (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    ),
  )

/** Only the slow hash of a receipt is stored. */
export const slowHash = async (receipt: string, salt: string) =>
  (await slowBytes(receipt, salt, 24)).toString('base64url')
