import type { Procedure } from '#shared/domain/programs/procedure.ts'
import type { DutyView, Level, Owner } from './clock.ts'

/** The government's own, everywhere and at any hour. */
export const hotline = '12345'

/** A town's desk and lead answer one telephone; what a family owes, the town helps with. */
const digits: Readonly<Record<Owner | Level, number>> = {
  family: 9,
  town: 9,
  'town-lead': 9,
  verifier: 6,
  county: 6,
  'county-officer': 6,
  supervisor: 6,
}

/** The telephone of an office or level for a village, where the region named one. */
export const phoneOf = (who: Owner | Level, village: string, { telephones }: Pick<Procedure, 'telephones'>): string =>
  telephones.find(
    ({ division, of }) =>
      division === village.slice(0, digits[who]) && (of === 'supervision') === (who === 'supervisor'),
  )?.phone ?? hotline

export interface Call {
  readonly who: Owner | Level
  readonly phone: string
}

/** Whom a family calls about a duty: who owes it while it is due soon, who supervises once it is broken; null without cause. */
export const callForFamily = ({ owner, state }: DutyView, village: string, procedure: Procedure): Call | null => {
  if (state !== 'soon' && state !== 'overdue') return null
  const who = state === 'overdue' && owner !== 'family' ? 'supervisor' : owner
  return { who, phone: phoneOf(who, village, procedure) }
}

/** Whom an officer calls: who owes the duty, and once it was told further, the farthest of those who know. */
export const callForDesk = (
  { owner, state, escalatedTo }: DutyView,
  village: string,
  procedure: Procedure,
): Call | null => {
  if (owner === 'family' || (state !== 'soon' && state !== 'overdue')) return null
  const who = escalatedTo.at(-1) ?? owner
  return { who, phone: phoneOf(who, village, procedure) }
}
