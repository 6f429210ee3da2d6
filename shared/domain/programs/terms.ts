import type * as z from 'zod'
import { Procedure } from './procedure.ts'

/** What of a procedure decides the sum. */
export const Terms = Procedure.pick({
  formula: true,
  rounding: true,
  topUpsAddUp: true,
  alone: true,
})
export type Terms = z.infer<typeof Terms>
