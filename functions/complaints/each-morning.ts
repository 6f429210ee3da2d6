import { isWorkingDay, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Known } from '#shared/domain/petitions/aside.ts'
import { saidByClock } from '#shared/domain/complaints/clock.ts'
import { evolve } from '#shared/domain/complaints/evolve.ts'
import { standAside } from '#shared/domain/complaints/sender.ts'
import { countiesServed } from '#shared/domain/divisions/divisions.ts'
import { addToComplaint, complaintsOwing, findComplaint, type FoundComplaint } from '#shared/store/complaints.ts'
import { namesOf } from '#shared/store/kin.ts'
import { now } from '../http/clock.ts'
import { logFailure } from '../http/log.ts'

/** What a morning finds of one complaint: whoever joined since, or became a relative, stands aside; what is late is told. */
const foundOf = ({ complaint, events }: FoundComplaint, known: Known, at: string) => {
  const aside = standAside(complaint, events, known, at)
  const late = saidByClock(aside === null ? complaint : evolve(complaint, aside), localDate(at), at)
  return [aside, late].filter((event) => event !== null)
}

/** Said over what lies there now: an officer may have written since it was listed; said twice, it says nothing. */
const noteOf = async (id: string, known: Known, at: string): Promise<void> => {
  const found = await findComplaint(id)
  const news = found === null ? [] : foundOf(found, known, at)
  if (found !== null && news.length > 0 && !(await addToComplaint(found, ...news))) await noteOf(id, known, at)
}

/**
 * Tells the supervisor what is late, and looks again at who must stand aside.
 * @throws when a complaint failed; the others were looked at, and whoever calls again looks at the rest
 */
export async function lookAtComplaints(at: string): Promise<void> {
  if (!isWorkingDay(localDate(at))) return
  let failures = 0
  for (const { code } of countiesServed()) {
    const known = await namesOf(code)
    for (const desk of ['county', 'supervisor'] as const)
      for await (const found of complaintsOwing(code, desk))
        if (foundOf(found, known, at).length > 0)
          await noteOf(found.complaint.id, known, at).catch((error: unknown) => {
            logFailure(error)
            failures += 1
          })
  }
  if (failures > 0) throw new Error(`${failures} complaints were not looked at`)
}

export const handler = (): Promise<void> => lookAtComplaints(now())
