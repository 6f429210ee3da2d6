import { benefitOf } from '#shared/domain/benefits/grant.ts'
import { findCase } from '#shared/store/applications.ts'
import { beginBenefit } from '#shared/store/benefits.ts'
import type { ApplicationChange } from '#shared/store/changes.ts'

/** A confirmed case has its benefit, once, however often the change is followed (57号 art. 21, 28). */
export const begunBenefit = async ({ before, after }: ApplicationChange): Promise<void> => {
  if (after?.stage !== 'CONFIRMED' || before?.stage === 'CONFIRMED') return
  const file = await findCase(after.id)
  const begun = file && benefitOf(file.application)
  if (begun) await beginBenefit(begun.benefit, begun.event)
}
