import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Known } from '#shared/domain/petitions/aside.ts'
import type { ComplaintCommand } from '#shared/domain/complaints/commands.ts'
import { decide, type ComplaintRefusal } from '#shared/domain/complaints/decide.ts'
import type { ComplaintEvent } from '#shared/domain/complaints/events.ts'
import { complaintOf } from '#shared/domain/complaints/evolve.ts'
import { ComplaintFiling } from '#shared/domain/complaints/filing.ts'
import { receive, senderSays, type SenderRefusal, type SenderVerb } from '#shared/domain/complaints/sender.ts'
import type { Actor, Person } from '#shared/domain/people/person.ts'

const county = '500153'
export const fengTao: Person = { id: 'county-officer', name: '冯涛', role: 'county-officer', division: county }
export const secondOfficer: Person = { ...fengTao, id: 'county-officer-2', name: '任远' }
export const songPing: Person = { id: 'county-supervisor', name: '宋平', role: 'supervisor', division: county }
export const secondSupervisor: Person = { ...songPing, id: 'county-supervisor-2', name: '贺林' }
export const zhaoMin: Person = { id: 'town-changyuan', name: '赵敏', role: 'town-officer', division: '500153001' }

export const staff = [fengTao, secondOfficer, songPing, secondSupervisor, zhaoMin]
export const nobodyRelated: Known = { officers: staff.map((officer) => ({ ...officer, left: null })), kin: [] }

/** About a counter of a town, which names nobody. */
export const aComplaint = {
  kind: 'service',
  against: 'village-or-town',
  about: '街道办事大厅的窗口',
  division: '500153001',
  place: '玉屏社区',
  facts: '去了三次都没有人接待。',
  payment: null,
  caseNumber: null,
  afraid: false,
  contact: null,
} satisfies ComplaintFiling

export const firstDay = '2026-11-20'
/** So many days after it was received, by the office's clock. */
export const dayOf = (days: number): string => addDays(firstDay, days).date
export const at = (days: number): string => `${dayOf(days)}T02:00:00.000Z`

export type Deed =
  | readonly [day: number, actor: Actor, command: ComplaintCommand]
  | readonly [day: number, 'sender', verb: SenderVerb, text: string]

const id = 'complaint-1'

export const received = (changes: Partial<ComplaintFiling> = {}, known = nobodyRelated): ComplaintEvent[] => [
  receive(ComplaintFiling.parse({ ...aComplaint, ...changes }), known, at(0)),
]

type Said = readonly ComplaintEvent[] | ComplaintRefusal | SenderRefusal

/** What follows from one deed on what happened before. */
export const tryIt = (events: readonly ComplaintEvent[], deed: Deed, known = nobodyRelated): Said => {
  if (deed[1] === 'sender') return senderSays(id, events, { verb: deed[2], text: deed[3] }, known, at(deed[0]))
  const [day, actor, command] = deed
  const event = decide(complaintOf(id, events), command, { actor, now: at(day) })
  return 'problem' in event ? event : [event]
}

/** What happened after these deeds, each of them allowed. */
export const happened = (before: readonly ComplaintEvent[], ...deeds: readonly Deed[]): ComplaintEvent[] =>
  deeds.reduce<ComplaintEvent[]>(
    (events, deed) => {
      const said = tryIt(events, deed)
      if ('problem' in said) throw new Error(`${said.problem} at ${JSON.stringify(deed)}`)
      return [...events, ...said]
    },
    [...before],
  )

export const stateOf = (events: readonly ComplaintEvent[]) => complaintOf(id, events)
export const on = (day: number) => localDate(at(day))

export const acknowledge: ComplaintCommand = { verb: 'acknowledge', named: false }
export const orderCorrection = (doneBy: string): ComplaintCommand => ({
  verb: 'orderCorrection',
  what: '当天受理，安排专人接待。',
  who: '昌元街道社会事务办',
  doneBy,
})
export const conclude = (outcome: 'substantiated' | 'unsubstantiated' = 'unsubstantiated'): ComplaintCommand => ({
  verb: 'conclude',
  outcome,
  findings: '调取了取号记录。',
  evidence: '取号记录、监控录像。',
  answer: '情况已经核实。',
})
