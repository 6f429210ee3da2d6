import type { Typed } from './refusal.ts'

/** No field of ours is called otherwise; a name such as __proto__ is somebody's experiment. */
const fieldName = /^(?!__)[\w.-]{1,60}$/

/** The texts of a form, trimmed; files are left out, and a field sent more than once, as check boxes are, is parted by blanks. */
export function typedIn(form: FormData): Typed {
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && fieldName.test(entry[0]),
  )
  return texts.reduce<Typed>(
    (typed, [name, text]) => ({ ...typed, [name]: `${typed[name] ?? ''} ${text.trim()}`.trim() }),
    {},
  )
}

/** Every text sent under one name, as check boxes do. */
export function everyText(form: FormData, name: string): string[] {
  return form.getAll(name).filter((text) => typeof text === 'string')
}

/**
 * The date in `name.year`, `name.month` and `name.day` as YYYY-MM-DD, or as YYYY-MM when no day is asked; undefined when
 * nothing was typed; what was typed, joined, when it is no date (the API then says so).
 */
export function dateIn(typed: Typed, name: string): string | undefined {
  const parts = ['year', 'month', 'day'].map((part) => typed[`${name}.${part}`]).filter((part) => part !== undefined)
  if (parts.every((part) => part === '')) return undefined
  return parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-')
}
