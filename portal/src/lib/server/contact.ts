import type { Typed } from './refusal.ts'

/** Name and telephone of whoever leaves them, as ContactFields asks; null of whoever does not. */
export const contactIn = (values: Typed) =>
  values['contact'] === 'named' ? { name: values['name'], phone: values['phone'] } : null

/** The field of the page that a path of the contract is about. */
export const contactField = (path: string): string => path.replace(/^contact\./, '')
