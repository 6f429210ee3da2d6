import { decideBenefit } from '#shared/domain/benefits/decide.ts'
import type { BenefitCommand, BenefitRefusal } from '#shared/domain/benefits/changes.ts'
import { evolveBenefit } from '#shared/domain/benefits/evolve.ts'
import { system, type Party } from '#shared/domain/people/person.ts'
import { findBenefit, recordBenefit, type BenefitFile } from '#shared/store/benefits.ts'
import { fieldProblem, problem } from '../http/problem.ts'

/** The domain's no, as the API says it. */
export const refusedBenefit = (refusal: BenefitRefusal) => {
  switch (refusal.problem) {
    case 'STAGE_NOT_ALLOWED':
    case 'CONFLICT_OF_INTEREST':
    case 'RECIPIENT_NOT_HEARD':
      return problem(refusal.problem)
    case 'ROLE_NOT_ALLOWED':
      return problem('FORBIDDEN')
    case 'FIELD':
      return problem('INPUT_INVALID', { fields: [fieldProblem(refusal.field, refusal.code)] })
  }
}

export interface BenefitRequest {
  readonly file: BenefitFile
  readonly command: BenefitCommand
  readonly actor: Party
  readonly now: string
  readonly requestId: string | null
}

/** Decides and records; throws the named problem when the domain says no. One transaction, no further read. */
export async function carryOutBenefit({ file, command, actor, now, requestId }: BenefitRequest) {
  const event = decideBenefit(file.benefit, command, { actor, now })
  if ('problem' in event) throw refusedBenefit(event)
  const after = evolveBenefit(file.benefit, event)
  const recorded = await recordBenefit({ before: file.benefit, after, event, actor: actor.id, requestId })
  return { recorded, file: { benefit: after, events: [...file.events, event] } }
}

const attempts = 4

/** What the system itself has to say of a benefit; said twice, or where it does not fit, it says nothing. */
export async function noteBenefit(id: string, command: BenefitCommand, now: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const file = await findBenefit(id)
    if (file === null || 'problem' in decideBenefit(file.benefit, command, { actor: system, now })) return
    const { recorded } = await carryOutBenefit({ file, command, actor: system, now, requestId: null })
    if (recorded === 'recorded') return
  }
  throw new Error('others were faster each time')
}
