import { scrypt } from 'node:crypto'

/** Only the slow hash of a receipt is stored, keyed besides, so that a copy of the table alone cannot be searched. */
export const slowHash = (receipt: string, salt: string) =>
  new Promise<string>((resolve, reject) =>
    scrypt(receipt, salt, 24, { N: 32_768, r: 8, maxmem: 64 * 1024 * 1024 }, (error, hash) =>
      error ? reject(error) : resolve(hash.toString('base64url')),
    ),
  )
