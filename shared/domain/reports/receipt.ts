import * as z from 'zod'

/** Crockford's alphabet: 32 signs, none mistaken for another over the telephone. 16 of them carry 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const newReceipt = (random: Uint8Array): string =>
  [...random.subarray(0, 16)]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

const signs = (typed: string) => typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** A receipt as it may be typed: any case, spaces or hyphens, O for 0, I or L for 1. Normalised to 16 signs. */
export const Receipt = z
  .string('required')
  .max(60, 'receipt-malformed')
  .transform(signs)
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, 'receipt-malformed'))
  .meta({ examples: ['7K4M-2Q9X-B3RT-6WVZ'] })

/** Whether words give the receipt away: they are read by others, and the receipt opens everything. */
export const givesAway = (words: string, receipt: string) => signs(words).includes(receipt)
