import { now } from '../http/clock.ts'
import { drawVisits } from './draw-visits.ts'
import { tellWhatIsDue } from './tell-what-is-due.ts'

/** Called each morning by the calendar of the cloud; on a day that is no working day there is nothing to say. */
export const handler = async (): Promise<void> => {
  const at = now()
  await drawVisits(at)
  await tellWhatIsDue(at)
}
