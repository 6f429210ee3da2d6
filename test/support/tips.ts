import { addDays } from '#shared/domain/calendar/calendar.ts'
import type { Actor, Person } from '#shared/domain/people/person.ts'
import type { Known } from '#shared/domain/petitions/aside.ts'
import type { ReportCommand } from '#shared/domain/reports/commands.ts'
import { handle, type ReportFacts } from '#shared/domain/reports/handle.ts'
import type { Family, Looked } from '#shared/domain/reports/look.ts'
import { Report, type Filing } from '#shared/domain/reports/report.ts'
import { receive, senderWrites } from '#shared/domain/reports/sender.ts'

const county = '500153'
export const luoFang: Person = { id: 'tip-handler', name: '罗芳', role: 'tip-handler', division: county }
export const secondHandler: Person = { ...luoFang, id: 'tip-handler-2', name: '田野' }
export const songPing: Person = { id: 'county-supervisor', name: '宋平', role: 'supervisor', division: county }
export const secondSupervisor: Person = { ...songPing, id: 'county-supervisor-2', name: '贺林' }
export const fengTao: Person = { id: 'county-officer', name: '冯涛', role: 'county-officer', division: county }
export const zhaoMin: Person = { id: 'town-changyuan', name: '赵敏', role: 'town-officer', division: '500153001' }

export const staff = [luoFang, secondHandler, songPing, secondSupervisor, fengTao, zhaoMin]
export const nobodyRelated: Known = { officers: staff.map((officer) => ({ ...officer, left: null })), kin: [] }
export const related = (account: string | null, officer: string, relative: string): Known => ({
  ...nobodyRelated,
  kin: [{ account, officer, relative }],
})

/** About a family, which names nobody of the office. */
export const aTip = {
  kind: 'hidden-property',
  against: 'family',
  about: '玉屏社区一户姓王的人家',
  division: '500153001001',
  place: '人民路',
  facts: '在县城另有一套出租的房子',
  contact: { name: '李四', phone: '13900000000', confidential: false },
} satisfies Filing

export const firstDay = '2026-11-20'
/** So many days after it was received, by the office's clock. */
export const dayOf = (days: number): string => addDays(firstDay, days).date
export const at = (days: number): string => `${dayOf(days)}T02:00:00.000Z`

export const received = (changes: Partial<Filing> = {}, known = nobodyRelated): Report =>
  receive('r-1', { ...aTip, ...changes }, { now: at(0), known })

export const take: ReportCommand = { verb: 'take' }
export const link: ReportCommand = { verb: 'link', number: 'RC-2608-7K4M' }
export const orderCorrection = (days: number): ReportCommand => ({
  verb: 'orderCorrection',
  what: '从下月起停发。',
  who: '昌元街道',
  doneBy: dayOf(days),
})
export const corrected = (days: number): ReportCommand => ({
  verb: 'recordCorrection',
  doneOn: dayOf(days),
  how: '已经停发。',
})
export const conclude = (
  outcome: 'substantiated' | 'partly' | 'unsubstantiated' | 'cannot-be-verified' | 'handed-over' = 'unsubstantiated',
): ReportCommand => ({
  verb: 'conclude',
  outcome,
  findings: '走访三户并核对登记。',
  evidence: '邻居陈述、房产登记。',
  answer: '已经核实，谢谢您。',
})

export const aFamily: Family = { case: '0d7c6f4e-5f0a-4d1e-9c42-7a3b1c2d4e5f', look: 'visit', aside: ['resident-wang'] }
export const looked = (made: boolean, proposed = false): Looked => ({ case: aFamily.case, made, proposed })

type Given = Pick<ReportFacts, 'family' | 'looked'> & { readonly known?: Known }
export type Deed = readonly [day: number, actor: Actor | 'sender', command: ReportCommand | string, given?: Given]

/** What follows from one deed, or why nothing does. */
export const tryIt = (report: Report, [day, actor, command, given = {}]: Deed) => {
  const known = given.known ?? nobodyRelated
  if (typeof command === 'string') return senderWrites(report, command, known, at(day))
  if (actor === 'sender') throw new Error('A sender only writes')
  return handle(report, command, { family: aFamily, actor, now: at(day), ...given, known })
}

/** The report after deeds that were all possible. */
export const after = (report: Report, ...deeds: readonly Deed[]): Report =>
  deeds.reduce((before, deed) => {
    const next = tryIt(before, deed)
    if ('problem' in next) throw new Error(next.problem)
    return Report.parse(next)
  }, report)
