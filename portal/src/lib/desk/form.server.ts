import { m } from '#lib/paraglide/messages.js'
import type { Choice } from '#lib/components/choice.ts'
import type { AskedField, AskedForm, FieldWidth } from './field.ts'
import type { Word } from './words/word.ts'

/** Somebody by account, who is written into the case by name too. */
interface Person {
  readonly id: string
  readonly name: string
}
export interface EachLine {
  /** Position in the list of members. */
  readonly member: number
  readonly name: string
}
export interface EachBox {
  readonly name: string
  readonly short: Word
  readonly label: (given: { name: string }) => string
}

interface Asked<Name extends string> {
  /** As the contract names it. */
  readonly name: Name
  readonly label: Word
  readonly hint?: Word | undefined
}

export type Field<Name extends string = string> = Asked<Name> &
  (
    | { readonly kind: 'text'; readonly most: number; readonly rows: number }
    | { readonly kind: 'people'; readonly people: readonly Person[]; readonly begin: readonly string[] }
    | { readonly kind: 'views'; readonly people: readonly Person[] }
    | { readonly kind: 'members'; readonly names: readonly string[] }
    | { readonly kind: 'each'; readonly lines: readonly EachLine[]; readonly boxes: readonly EachBox[] }
    | { readonly kind: 'told'; readonly of: string; readonly words: string; readonly rows: number }
    | { readonly kind: 'several'; readonly boxes: number }
    | { readonly kind: 'drawn' }
    | { readonly kind: 'lines' }
    | { readonly kind: 'line'; readonly width: FieldWidth }
    | { readonly kind: 'phone' }
    | { readonly kind: 'secret'; readonly autocomplete: 'current-password' | 'new-password' }
    | { readonly kind: 'items'; readonly boxes: number; readonly words: Readonly<Record<string, Word>> }
    | { readonly kind: 'date' }
    | { readonly kind: 'number' }
    | { readonly kind: 'choices'; readonly words: Readonly<Record<string, Word>>; readonly begin: readonly string[] }
    | { readonly kind: 'money' }
    | { readonly kind: 'choice'; readonly words: Readonly<Record<string, Word>> }
  )

/** What the form of a verb says and asks. `Name` are the fields that its command has, `Given` is what its rule speaks of. */
export interface ActForm<Name extends string = string, Given = undefined> {
  readonly title: Word
  readonly button: Word
  readonly rule: (given: Given) => string
  /** What is true after it was done. */
  readonly done: Word
  readonly grave?: true
  readonly fields: readonly Field<Name>[]
}

export const text = <Name extends string>(name: Name, label: Word, most = 1000, hint?: Word): Field<Name> => ({
  kind: 'text',
  name,
  label,
  most,
  hint,
  rows: 4,
})
/** A few words, in a box as low as they are few. */
export const words = <Name extends string>(name: Name, label: Word, most: number, hint?: Word): Field<Name> => ({
  kind: 'text',
  name,
  label,
  most,
  hint,
  rows: 2,
})
/** Colleagues, ticked; `begin` is ticked at first. */
export const people = <Name extends string>(
  name: Name,
  label: Word,
  hint: Word,
  some: readonly Person[],
  begin: readonly string[],
): Field<Name> => ({ kind: 'people', name, label, hint, people: some, begin })
/** What each of some colleagues said; of whom nothing is said was not there. */
export const views = <Name extends string>(
  name: Name,
  label: Word,
  hint: Word,
  some: readonly Person[],
): Field<Name> => ({ kind: 'views', name, label, hint, people: some })
/** Members of the household, ticked; said by position. */
export const members = <Name extends string>(name: Name, label: Word, some: readonly string[]): Field<Name> => ({
  kind: 'members',
  name,
  label,
  names: some,
})
/** For each of some members the same few boxes. */
export const each = <Name extends string>(
  name: Name,
  label: Word,
  hint: Word,
  some: readonly EachLine[],
  boxes: readonly EachBox[],
): Field<Name> => ({ kind: 'each', name, label, hint, lines: some, boxes })
/**
 * A few words on each of some numbered things, which the page names (`telling`); said as a list of `of`, the number, and
 * `words`. Of what nothing was said there is nothing.
 */
export const told = <Name extends string>(
  name: Name,
  label: Word,
  hint: Word,
  { of, words: called, rows }: { readonly of: string; readonly words: string; readonly rows: number },
): Field<Name> => ({ kind: 'told', name, label, hint, of, words: called, rows })
/** Several texts, a box for each; what stays empty is left out. */
export const several = <Name extends string>(name: Name, label: Word, hint: Word, boxes: number): Field<Name> => ({
  kind: 'several',
  name,
  label,
  hint,
  boxes,
})
/** A name written by hand. */
export const drawn = <Name extends string>(name: Name, label: Word): Field<Name> => ({ kind: 'drawn', name, label })
/** A passphrase: the one in use, or a chosen one. */
export const secret = <Name extends string>(
  name: Name,
  label: Word,
  autocomplete: 'current-password' | 'new-password',
  hint?: Word,
): Field<Name> => ({ kind: 'secret', name, label, hint, autocomplete })
/** One short line. */
export const line = <Name extends string>(name: Name, label: Word, width: FieldWidth, hint?: Word): Field<Name> => ({
  kind: 'line',
  name,
  label,
  width,
  hint,
})
/** Somebody's telephone: a browser must not offer the officer's own. */
export const phone = <Name extends string>(name: Name, label: Word): Field<Name> => ({ kind: 'phone', name, label })
export const items = <Name extends string>(
  name: Name,
  label: Word,
  hint: Word,
  words: Readonly<Record<string, Word>>,
): Field<Name> => ({ kind: 'items', name, label, hint, words, boxes: 12 })
export const lines = <Name extends string>(name: Name, label: Word, hint: Word): Field<Name> => ({
  kind: 'lines',
  name,
  label,
  hint,
})
export const date = <Name extends string>(name: Name, label: Word): Field<Name> => ({
  kind: 'date',
  name,
  label,
  hint: m.desk_hint_date,
})
/** A day that may still be to come. */
export const laterDate = <Name extends string>(name: Name, label: Word): Field<Name> => ({ kind: 'date', name, label })
export const number = <Name extends string>(name: Name, label: Word, hint?: Word): Field<Name> => ({
  kind: 'number',
  name,
  label,
  hint,
})
/** Typed in yuan, said in fen. */
export const money = <Name extends string>(name: Name, label: Word, hint?: Word): Field<Name> => ({
  kind: 'money',
  name,
  label,
  hint,
})
export const choice = <Name extends string>(
  name: Name,
  label: Word,
  words: Readonly<Record<string, Word>>,
): Field<Name> => ({ kind: 'choice', name, label, words })

export const choices = <Name extends string>(
  name: Name,
  label: Word,
  words: Readonly<Record<string, Word>>,
  begin: readonly string[],
  hint?: Word,
): Field<Name> => ({ kind: 'choices', name, label, words, begin, hint })

export const fieldId = (verb: string, name: string) => `${verb}.${name}`

/** A form in the reader's words. */
export function ask<Given>(verb: string, form: ActForm<string, Given>, given: Given): AskedForm {
  const { title, button, rule, grave = false, fields } = form
  return {
    verb,
    title: title(),
    button: button(),
    rule: rule(given),
    grave,
    fields: fields.map((field) => askField(verb, field)),
  }
}

/** The form with the choices that one of its fields has on this page. */
export const choosing = (form: AskedForm, name: string, choices: Choice[]): AskedForm => ({
  ...form,
  fields: form.fields.map((field) => (field.kind === 'choice' && field.name === name ? { ...field, choices } : field)),
})

/** The form with the things that one of its fields asks about on this page, each by its number. */
export const telling = (form: AskedForm, name: string, lines: Choice[]): AskedForm => ({
  ...form,
  fields: form.fields.map((field) => (field.kind === 'told' && field.name === name ? { ...field, lines } : field)),
})

function askField(verb: string, field: Field): AskedField {
  const asked = { id: fieldId(verb, field.name), name: field.name, label: field.label(), hint: field.hint?.() }
  switch (field.kind) {
    case 'text':
      return { ...asked, kind: field.kind, most: field.most, rows: field.rows }
    case 'people':
      return { ...asked, kind: 'choices', choices: accounts(field.people), begin: [...field.begin] }
    case 'views':
      return { ...asked, kind: 'told', lines: accounts(field.people), rows: 2 }
    case 'members':
      return { ...asked, kind: 'choices', choices: positions(field.names), begin: [] }
    case 'each':
      return { ...asked, kind: field.kind, lines: field.lines.map((line) => boxesFor(line, field.boxes)) }
    case 'told':
      return { ...asked, kind: field.kind, lines: [], rows: field.rows }
    case 'several':
      return { ...asked, kind: 'told', lines: numbered(field.boxes), rows: 2 }
    case 'items':
      return { ...asked, kind: field.kind, boxes: field.boxes, open: 3, choices: choicesIn(field.words) }
    case 'choice':
      return { ...asked, kind: field.kind, choices: choicesIn(field.words) }
    case 'line':
      return { ...asked, kind: field.kind, width: field.width }
    case 'choices':
      return { ...asked, kind: field.kind, choices: choicesIn(field.words), begin: [...field.begin] }
    case 'secret':
      return { ...asked, kind: field.kind, autocomplete: field.autocomplete }
    case 'lines':
    case 'date':
    case 'number':
    case 'money':
    case 'drawn':
    case 'phone':
      return { ...asked, kind: field.kind }
  }
}

const accounts = (some: readonly Person[]) => some.map(({ id, name: text }) => ({ value: id, text }))
const boxesFor = ({ member, name }: EachLine, boxes: readonly EachBox[]) => ({
  value: String(member),
  text: name,
  boxes: boxes.map((box) => ({ name: box.name, short: box.short(), label: box.label({ name }) })),
})
const numbered = (boxes: number) =>
  Array.from({ length: boxes }, (_, at) => ({ value: String(at), text: m.desk_box({ number: at + 1 }) }))
const positions = (names: readonly string[]) => names.map((text, at) => ({ value: String(at), text }))

const choicesIn = (words: Readonly<Record<string, Word>>) =>
  Object.entries(words).map(([value, word]) => ({ value, text: word() }))
