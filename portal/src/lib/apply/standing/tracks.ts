import type { OwnApplication } from '#shared/domain/applications/views.ts'
import type { TimelineEntry } from '#shared/domain/applications/timeline.ts'

type Type = TimelineEntry['type']

/** The last time something happened, as a position on the timeline; -1 for never. */
const lastOf = ({ timeline }: OwnApplication, ...types: Type[]): number =>
  timeline.findLastIndex(({ type }) => types.includes(type))

export const when = (application: OwnApplication, ...types: Type[]): string | undefined =>
  application.timeline[lastOf(application, ...types)]?.at

/** The household was surveyed, and no new survey was ordered since. */
export const surveyDone = (application: OwnApplication): boolean =>
  lastOf(application, 'surveyRecorded') > lastOf(application, 'resurveyOrdered')

/** The registers were compared, and nothing that the family answered is being compared again. */
export function verificationDone(application: OwnApplication): boolean {
  const reported = lastOf(application, 'verificationReported')
  if (reported < 0) return false
  return reported > lastOf(application, 'findingAnswered') || application.stage !== 'INVESTIGATING'
}

/** A finding or a negative opinion is answered once. */
export const mayAnswerFinding = ({ can, hearing }: OwnApplication): boolean =>
  can.includes('answerFinding') && hearing !== null && hearing.answer === null
