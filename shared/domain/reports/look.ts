import { closedStages, type Application } from '#shared/domain/applications/application.ts'
import type { Benefit } from '#shared/domain/benefits/benefit.ts'
import type { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Link } from './report.ts'

/** A family as a tip is linked to it. */
export type Family = Pick<Link, 'case' | 'look' | 'aside'>

/** What became of a family since it was linked: whether it was looked at, and whether a change is proposed. */
export interface Looked {
  readonly case: string
  readonly made: boolean
  readonly proposed: boolean
}

/** What is looked at of a family's file: nothing that it was asked to tell. */
export interface FamilyFile {
  readonly application: Pick<Application, 'id' | 'resident' | 'stage' | 'kin' | 'county'>
  /** By account, whoever did something on the case. */
  readonly actors: readonly string[]
  readonly benefit: { readonly benefit: Benefit; readonly events: readonly BenefitEvent[] } | null
}

const isPaid = (file: FamilyFile): boolean => file.benefit !== null && file.benefit.benefit.stage !== 'ENDED'
const isPending = ({ application: { stage }, benefit }: FamilyFile): boolean =>
  benefit === null && stage !== 'CONFIRMED' && !closedStages.includes(stage)

/** A pending case is visited by the county (57号 art. 20), a benefit is checked again; a closed one cannot be. */
export const familyOf = (file: FamilyFile): Family => {
  const { application, actors, benefit } = file
  const kin = [...application.kin.officers, ...(benefit?.benefit.kin.officers ?? [])]
  return {
    case: application.id,
    look: isPaid(file) ? 'recheck' : isPending(file) ? 'visit' : 'none',
    aside: [...new Set([application.resident, ...kin, ...actors])].sort(),
  }
}

const found: readonly BenefitEvent['type'][] = ['foundUnchanged', 'changeProposed', 'gradualExitBegun', 'ended']

/** What was ordered is done once somebody looked since, or nothing is left to look at. */
export const lookedAt = ({ case: id, look, at }: Link, file: FamilyFile): Looked => {
  const { application, benefit } = file
  const visited = (application.county.visitedOn ?? '') >= localDate(at)
  const checked = benefit?.events.some((event) => found.includes(event.type) && event.at > at) ?? false
  const made = { none: true, visit: visited || !isPending(file), recheck: checked || !isPaid(file) }
  return { case: id, made: made[look], proposed: (benefit?.benefit.proposal ?? null) !== null }
}
