import type { Actor } from '#shared/domain/people/person.ts'
import { closedStages, type Application } from './application.ts'

/** Of one case, at most. */
export const mostPhotographs = 20

/** Whoever goes to a house may photograph it, from acceptance to the decision. */
export const mayPhotograph = ({ acceptedAt, stage }: Application, { role }: Actor): boolean =>
  acceptedAt !== null &&
  stage !== 'CONFIRMED' &&
  !closedStages.includes(stage) &&
  (role === 'town-officer' || role === 'town-lead' || role === 'county-officer')
