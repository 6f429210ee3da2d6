import * as z from 'zod'
import { Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import { Fen } from '#shared/domain/money.ts'
import { Source } from './sources.ts'

/** What a register holds of one person; money in fen, a wage or pension by the month. */
const record = <Name extends Source, Shape extends z.core.$ZodLooseShape>(source: Name, shape: Shape) =>
  z.strictObject({ source: z.literal(source), ...shape })
const observed = { what: z.string(), amountFen: Fen }

export const RegisterRecord = z.discriminatedUnion('source', [
  record('population', { state: z.enum(['living', 'deceased', 'cancelled', 'moved-away']) }),
  record('social-insurance', { kind: z.enum(['employee', 'resident', 'pension']), payer: z.string(), monthlyFen: Fen }),
  record('tax', { payer: z.string(), monthlyFen: Fen }),
  record('real-estate', { place: z.string(), use: z.enum(['home', 'shop', 'other']) }),
  record('vehicles', { plate: z.string(), kind: z.enum(['car', 'ship', 'motorcycle', 'scooter']) }),
  record('market-entities', { name: z.string(), state: z.enum(['open', 'closed']), capitalFen: Fen }),
  record('housing-fund', { payer: z.string(), monthlyFen: Fen, balanceFen: Fen }),
  record('banks', { bank: z.string(), balanceFen: Fen }),
  record('utilities', observed),
  record('telephone', observed),
  record('schools', observed),
  record('travel', observed),
])
export type RegisterRecord = z.infer<typeof RegisterRecord>
export type RecordOf<Name extends Source> = Extract<RegisterRecord, { source: Name }>

/** What one register answered about one member of the case. */
export const Reply = z.strictObject({
  source: Source,
  /** Position in the list of members. */
  member: z.int(),
  /** Several banks answer for one person, each for itself; empty where a register is one. */
  part: z.string(),
  /** The day on which the register said so. */
  asOf: LocalDate,
  receivedAt: Instant,
  /** None: the register knows nothing of this person. */
  records: z.array(RegisterRecord),
})
export type Reply = z.infer<typeof Reply>
