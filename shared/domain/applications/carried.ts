import * as z from 'zod'
import { Instant, localDate, workingDaysBetween } from '#shared/domain/calendar/calendar.ts'
import { ProgramId } from '#shared/domain/programs/program.ts'
import { Stage } from './application.ts'

/** An application that an agent carries, as the agent's own list shows it. */
export const CarriedRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  program: ProgramId,
  stage: Stage,
  since: Instant,
  confirmed: z.boolean(),
})
export type CarriedRow = z.infer<typeof CarriedRow>

/** A draft that waits at an agent, as the town sees it: who has it, where and how long; never whose it is. */
export const HeldDraft = CarriedRow.omit({ name: true, stage: true }).extend({ agent: z.string(), village: z.string() })
export type HeldDraft = z.infer<typeof HeldDraft>

/** For how many working days it has waited. */
export const heldDays = (since: string, today: string): number => workingDaysBetween(localDate(since), today)
