import * as z from 'zod'
import { definitions, isKnown } from './definitions.ts'

/** A program by its own name. */
export const ProgramId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)

/** A program that can be asked for: what arrives from outside must be one that is worked here. */
export const Program = z.enum(Object.keys(definitions).filter(isKnown))
export type Program = z.infer<typeof Program>
