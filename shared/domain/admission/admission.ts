import * as z from 'zod'

/**
 * What somebody who gives no name shows at the door instead: work that their browser did while they wrote or, where no
 * script runs, the token of the form that they were given. Either lets one thing in, once (decisions/tip-abuse.md).
 */

const minute = 60_000
const hour = 60 * minute

/** The work: an old telephone has done it before its owner has written the first sentence; a flood pays it ten thousand times. */
export const effort = { algorithm: 'PBKDF2/SHA-256', rounds: 2_000, leastTries: 1_000, mostTries: 2_000 } as const

/** The token of a form is good from this age on: nobody reads and writes so fast, and a machine would have to wait. */
export const formRipensAfter = 5_000
/** Challenges and forms live as long as somebody may take over a page. */
export const admissionLasts = 3 * hour
/** Without scripts nothing is paid, so an hour has room for so many and no more. */
export const plainAnHour = 120

/** Which of the hours, by the clock on the wall, a moment lies in; what counts by the hour is forgotten with it. */
export const hourOf = (milliseconds: number): number => Math.floor(milliseconds / hour)

const hex = z.string().regex(/^([0-9a-f]{2}){1,64}$/, 'invalid')

/** A challenge as ALTCHA words it. It is signed whole, so a changed part is a refused one. */
export const Challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal(effort.algorithm, 'invalid'),
    nonce: hex.meta({ examples: ['3f6e0c2b9a7d4e1f8b5c6a7d9e0f1a2b'] }),
    salt: hex.meta({ examples: ['9a7d4e1f8b5c6a7d9e0f1a2b3f6e0c2b'] }),
    cost: z
      .int()
      .min(1)
      .max(1_000_000)
      .meta({ examples: [2000] }),
    keyLength: z.literal(32, 'invalid'),
    keyPrefix: hex.meta({ examples: ['5c6a7d9e0f1a2b3f6e0c2b9a7d4e1f8b'] }),
    keySignature: hex.meta({ examples: ['8b5c6a7d9e0f1a2b3f6e0c2b9a7d4e1f'] }),
    expiresAt: z
      .int()
      .min(1)
      .meta({ examples: [1_795_660_200] }),
  }),
  signature: hex.meta({ examples: ['1f8b5c6a7d9e0f1a2b3f6e0c2b9a7d4e'] }),
})
export type Challenge = z.infer<typeof Challenge>

export const Work = z.strictObject({
  challenge: Challenge,
  solution: z.strictObject({
    counter: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .meta({ examples: [1437] }),
    derivedKey: hex.meta({ examples: ['5c6a7d9e0f1a2b3f6e0c2b9a7d4e1f8b0f1a2b3f6e0c2b9a7d4e1f8b5c6a7d9e'] }),
  }),
})
export type Work = z.infer<typeof Work>

/** Opaque: only the door that made it can read it. */
export const FormToken = z
  .string('required')
  .max(2_000, 'too-long')
  .meta({ examples: ['eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..…'] })

export const Admission = z.union([z.strictObject({ work: Work }), z.strictObject({ token: FormToken })], 'required')
export type Admission = z.infer<typeof Admission>
