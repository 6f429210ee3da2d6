import * as z from 'zod'
import type { FieldProblem } from './field-problems.ts'

/** Crockford's alphabet: 32 signs, none mistaken for another over the telephone. 16 of them carry 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen random bytes as a code in groups of four: '7K4M-2Q9X-B3RT-6WVZ'. */
export const spokenCode = (random: Uint8Array): string =>
  [...random.subarray(0, 16)]
    .map((byte) => alphabet[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** The signs of what was typed or spoken: any case, spaces or hyphens, O for 0, I or L for 1. */
export const signsOf = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')

/** Half of it, for what is said aloud across a table: 40 bits, '7K4M-2Q9X'. */
export const shortCode = (random: Uint8Array): string => spokenCode(random).slice(0, 9)

/** Such a code as it may be typed, normalised to 16 signs. */
export const TypedCode = (malformed: FieldProblem) =>
  z
    .string('required')
    .max(60, malformed)
    .transform(signsOf)
    .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, malformed))
    .meta({ examples: ['7K4M-2Q9X-B3RT-6WVZ'] })
