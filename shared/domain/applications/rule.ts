import type { Party } from '#shared/domain/people/person.ts'
import type { Calculation } from '#shared/domain/programs/calculation.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import type { Reply } from '#shared/domain/verification/reply.ts'
import type { Application, By } from './application.ts'
import type { CommandOf, Verb } from './commands.ts'
import type { Event } from './events.ts'
import type { Refusal } from './refusal.ts'

/** What applies to a case where the family lives, this month. */
export interface Rulebook {
  /** What the policy in force makes of the answers; null while they are incomplete or no policy is in force. */
  readonly calculation: Calculation | null
  /** How the case's program is worked. */
  readonly procedure: Procedure
}

/** Everything a decision depends on besides the case and the command; time and ids arrive as data. */
export interface Facts extends Rulebook {
  readonly actor: Party
  /** ISO instant of the business clock. */
  readonly now: string
  /** A fresh uuid and a fresh application number, used if the decision needs one. */
  readonly newId: string
  readonly newNumber: string
  /** What the registers answered about the family. */
  readonly replies: readonly Reply[]
  /** Names of those who objected, which are no part of the case. */
  readonly objectors: readonly string[]
  /** Whether a signed mandate lies in the case as a photograph that passed its checks. */
  readonly mandateShown: boolean
  /** Scans of signed sheets that lie in the case and passed their checks, by document. */
  readonly sheets: readonly string[]
}

/** One verb on one case: the event that follows, or why nothing does. */
export type Rule<V extends Verb> = (state: Application, command: CommandOf<V>, facts: Facts) => Event | Refusal

export const by = ({ id, name, role }: Party): By => ({ id, name, role })
