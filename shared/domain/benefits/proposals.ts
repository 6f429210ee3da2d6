import { addMonths } from '#shared/domain/calendar/calendar.ts'
import { partsPerFen, roundHalfUp } from '#shared/domain/money.ts'
import { longestGradualExit } from './changes.ts'

/** What the system proposes where a benefit may change; only a decision after a hearing makes it so (Law art. 48). */

/** Who refused suitable work three times loses their own share, the others keep theirs (57号 art. 34). Fen a month. */
export function withoutShare(monthlyFen: number, persons: number): { shareFen: number; remainingFen: number } {
  const shareFen = roundHalfUp((BigInt(monthlyFen) * partsPerFen) / BigInt(persons))
  return { shareFen, remainingFen: monthlyFen - shareFen }
}

/**
 * A family that found work may keep what it has for some months after the month of the decision (57号 art. 33).
 * @throws RangeError for more than the six months of 民发〔2022〕83号
 */
export function gradualExit(monthlyFen: number, month: string, months: number) {
  if (months < 0 || months > longestGradualExit) throw new RangeError(`not a gradual exit: ${months} months`)
  return { monthlyFen, lastMonth: addMonths(month, months) }
}
