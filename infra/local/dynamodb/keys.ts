import type { Range } from 'dynalite/db/index.js'

/** Where dynalite keeps what, in the one ordered space of keys that a database has. */
export const itemPrefix = (table: string) => `item-${table}~`
export const tagPrefix = (table: string) => `tag-${table}~`
export const indexPrefix = (kind: string, table: string, index = '') =>
  `index-${kind.toLowerCase()}~${table}~${index && `${index}~`}`

/** Every key that begins with `prefix`: the engine's keys are hexadecimal, so nothing of theirs sorts after a tilde. */
export const everything = (prefix: string): Range => ({ gte: prefix, lt: `${prefix}\xff` })
