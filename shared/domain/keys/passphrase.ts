import * as z from 'zod'
import { text } from '#shared/domain/text.ts'

/** Characters, a Chinese one counted twice: it is one of thousands. */
const least = 12
const fewestKinds = 5
const lengthOf = (words: string) => [...words].reduce((sum, sign) => sum + (/\p{sc=Han}/u.test(sign) ? 2 : 1), 0)
/** That of the demo accounts, which the README tells. */
export const examplePassphrase = '榕树下的第三盘棋'

/** As it is typed to unlock; whatever its length, for nothing about it is told. */
export const Passphrase = text(1, 100).meta({ examples: [examplePassphrase] })

/** A passphrase that is chosen, typed twice. */
export const ChosenPassphrase = z.strictObject({
  passphrase: Passphrase.refine((words) => lengthOf(words) >= least, 'passphrase-short')
    .refine((words) => new Set(words).size >= fewestKinds, 'passphrase-plain')
    .meta({ examples: [examplePassphrase] }),
  again: Passphrase,
})
export type ChosenPassphrase = z.infer<typeof ChosenPassphrase>

/** Whether it holds what everybody knows of its holder. */
export const namesHolder = (passphrase: string, { id, name }: { readonly id: string; readonly name: string }) =>
  [id, name].some((known) => passphrase.toLowerCase().includes(known.toLowerCase()))

const freeTries = 8
const longest = 3_600_000

/** After how many milliseconds the next try is heard, when so many in a row were wrong: a minute, doubling to an hour. */
export const waitAfter = (wrong: number) =>
  wrong < freeTries ? 0 : Math.min(60_000 * 2 ** Math.min(wrong - freeTries, 10), longest)
