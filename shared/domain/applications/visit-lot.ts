import type { Application } from './application.ts'
import type { CommandOf } from './commands.ts'
import { pointOf } from './sample.ts'
import { isVisitable } from './transitions.ts'

/**
 * [DESIGN, domain.md C13] One pending case in 400 is visited by lot each working day, about one in twenty of those that
 * last a month. A case and a day are the whole seed. What the tip desk orders goes out with the draw and as part of it.
 */
const oneIn = 400

export const isVisitDrawn = (id: string, day: string): boolean => pointOf(`${id}/visit/${day}`, oneIn) === 0

/** What the lot says to a case, whoever it fell for; null where no visit can come of it. */
export const visitByLot = (state: Application): CommandOf<'orderVisit'> | null =>
  isVisitable(state) ? { verb: 'orderVisit', cause: 'sample' } : null
