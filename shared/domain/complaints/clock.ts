import { owedBy, type Complaint } from './complaint.ts'
import type { ComplaintEvent } from './events.ts'

/** What the clock has to say of a complaint this morning: a duty is broken, and the supervisor was not told of it yet. */
export function saidByClock(complaint: Complaint, today: string, now: string): ComplaintEvent | null {
  const owed = owedBy(complaint)
  if (owed === null || owed.due.date >= today || complaint.told.includes(owed.duty)) return null
  return { type: 'lateTold', at: now, duty: owed.duty }
}
