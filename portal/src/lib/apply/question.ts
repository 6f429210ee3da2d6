import type * as z from 'zod'
import type { Typed } from '#lib/server/refusal.ts'

/** One page of the form: how its fields become a section of the contract, and back. */
export interface Question<Answer> {
  readonly schema: z.ZodType<Answer>
  /** The names of its fields; nothing else that is sent is kept. */
  readonly fields: readonly string[]
  /** A saved answer as one would type it. */
  show(answer: Answer): Typed
  /** What the schema judges. A text that is no number becomes NaN, which the schema refuses in words. */
  read(typed: Typed): unknown
  /** The field that a path of the schema is about, if it is on the page. */
  field(path: string): string | undefined
}

/** Nothing chosen or typed is an answer that is missing, not an empty one. */
export const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

/** 'yes' or 'no' of two radios. */
export const yesNo = (text: string | undefined): boolean | undefined =>
  text === 'yes' ? true : text === 'no' ? false : undefined

export const typedYesNo = (value: boolean): string => (value ? 'yes' : 'no')

/** A whole number as typed; NaN for what is none. */
export const wholeNumber = (text: string | undefined): number | undefined => {
  if (!text) return undefined
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}
