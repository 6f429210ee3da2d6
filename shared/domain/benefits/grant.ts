import type { Application } from '#shared/domain/applications/application.ts'
import { personsPaid } from '#shared/domain/programs/calculation.ts'
import { earned } from '#shared/domain/programs/policy.ts'
import { begin, type Benefit, type RecheckInterval } from './benefit.ts'
import type { BenefitEvent } from './changes.ts'

/** Yearly where circumstances are stable, half-yearly where somebody works or could (57号 art. 31). */
const intervalFor = ({ answers }: Application): RecheckInterval =>
  (answers.incomes ?? []).some(({ kind }) => earned.includes(kind)) ? 6 : 12

/** The benefit that follows from a confirmed case, and how it began; null for every other case (57号 art. 28). */
export function benefitOf(application: Application): { benefit: Benefit; event: BenefitEvent } | null {
  const { id, number, program, resident, answers, kin, decision, notice } = application
  const [applicant] = answers.members ?? []
  if (decision?.outcome !== 'confirmed' || decision.firstMonth === null) return null
  if (number === null || applicant === undefined || answers.place === undefined) return null
  const { monthlyFen, firstMonth } = decision
  const benefit = begin({
    id,
    number,
    program,
    village: answers.place.village,
    recipient: resident,
    applicant: notice?.applicant ?? applicant.name,
    persons: personsPaid(decision.calculation, answers.members),
    kin,
    monthlyFen,
    firstMonth,
    recheckEvery: intervalFor(application),
  })
  const by = decision.signedBy.at(-1) ?? { id: 'system', name: '系统', role: 'system' }
  return {
    benefit,
    event: { type: 'begun', at: decision.at, by, monthlyFen, firstMonth, nextRecheck: benefit.nextRecheck },
  }
}
