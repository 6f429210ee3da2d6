import type { Choice } from '#lib/components/choice.ts'
import type { Problem } from '#lib/problem.ts'

/** How wide a short line is shown, in characters. */
export type FieldWidth = 4 | 10 | 20

/** One thing a form of the desk asks, in the reader's words. Each kind has one way to be shown and one way to be read back. */
export type AskedField = {
  /** Its name on a page with several forms, 'recordSurvey.findings': also the id, so that an error summary leads to it. */
  id: string
  /** As the contract names it. */
  name: string
  label: string
  hint?: string | undefined
} &
  /** `begin` is proposed, for the officer to change. */
  (
    | { kind: 'text'; most: number; rows: number; begin?: string }
    /** A list, one item on each line. */
    | { kind: 'lines' }
    /** Things of a kind, each with words: a line of boxes for each, some folded away. */
    | { kind: 'items'; boxes: number; open: number; choices: Choice[] }
    /** A line of boxes for each of some people. */
    | {
        kind: 'each'
        lines: { value: string; text: string; boxes: { name: string; short: string; label: string }[] }[]
      }
    /** A few words on each of some things. */
    | { kind: 'told'; lines: Choice[]; rows: number }
    /** A name written by hand. */
    | { kind: 'drawn' }
    | { kind: 'line'; width: FieldWidth }
    | { kind: 'phone' }
    /** Typed unseen, and never shown again. */
    | { kind: 'secret'; autocomplete: 'current-password' | 'new-password' }
    | { kind: 'date' }
    | { kind: 'number' }
    /** In yuan. */
    | { kind: 'money' }
    | { kind: 'choice'; choices: Choice[] }
    /** Any number of them; what was ticked is one text, parted by blanks. `begin` is ticked at first. */
    | { kind: 'choices'; choices: Choice[]; begin: string[] }
  )

/** The form of one verb, ready to be shown. */
export interface AskedForm {
  verb: string
  title: string
  button: string
  /** The clause that it carries out. */
  rule: string
  /** It ends the case for the family. */
  grave: boolean
  fields: AskedField[]
  /** What stands in it at first, as one would type it. */
  typed?: Record<string, string>
}

/** What came back instead of a deed: which form, what was typed, what is in the way. */
export interface NotDone {
  verb: string
  values: Record<string, string>
  /** Fields to put right, each with its label. */
  problems: (Problem & { label?: string })[]
  /** Why it cannot be done at all, and what that means here: what is missing, what somebody else did meanwhile. */
  obstacle: { message: string; details: string[] } | null
}
