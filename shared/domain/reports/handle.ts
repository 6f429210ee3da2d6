import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import type { Filing, Report } from './report.ts'
import * as z from 'zod'
import { Outcome, petitionDays, speaksOfTheCounty } from '#shared/domain/petitions/petition.ts'
import { text } from '#shared/domain/text.ts'

export const reportCommands = {
  take: z.object({}),
  write: z.strictObject({ text: text(1, 2000).meta({ examples: ['您方便补充一下时间和地点吗？'] }) }),
  /** The sender reads why. */
  extend: z.strictObject({ reason: text(2, 2000).meta({ examples: ['需要请外地协助核实，预计再用三周。'] }) }),
  conclude: z.strictObject({
    outcome: Outcome,
    findings: text(2, 2000).meta({ examples: ['走访了三户邻居，核对了车辆登记。'] }),
    answer: text(2, 2000).meta({ examples: ['已经核实，感谢您反映情况。'] }),
  }),
} as const
export type ReportCommand = {
  [V in keyof typeof reportCommands]: { verb: V } & (V extends 'take' ? unknown : z.output<(typeof reportCommands)[V]>)
}[keyof typeof reportCommands]

const namesTheCounty = ({ against, about, facts }: Filing) =>
  against === 'county' || speaksOfTheCounty(`${about}\n${facts}`)

/** People lose codes: what is sent stays sealed until its code was typed once, or for so long (then it is handled all the same). */
const holdMilliseconds = 24 * 3_600_000
export const heldFrom = (now: string) => new Date(Date.parse(now) + holdMilliseconds).toISOString()

/** Whoever comes back with the receipt has it: nothing holds the report any longer. */
export const typed = (report: Report): Report =>
  report.heldUntil === null ? report : { ...report, version: report.version + 1, heldUntil: null }

export const receive = (id: string, filing: Filing, now: string, heldUntil: string | null = null): Report => ({
  id,
  version: 1,
  filing,
  state: 'RECEIVED',
  receivedAt: now,
  heldUntil,
  handler: null,
  messages: [],
  extended: false,
  conclusion: null,
  desk: namesTheCounty(filing) ? 'supervisor' : 'handler',
  due: addDays(localDate(now), petitionDays.route),
})

/** Why nothing was done with a report: it is as it was. */
export interface NotOpen {
  readonly problem: 'REPORT_NOT_OPEN'
}
/** Who is named in a report stands aside (信访工作条例 art. 30): it is another's to handle. */
export interface Concerned {
  readonly problem: 'CONFLICT_OF_INTEREST'
}
const concerns = ({ filing: { about, facts } }: Report, { name }: Actor): boolean => `${about}\n${facts}`.includes(name)

const notOpen: NotOpen = { problem: 'REPORT_NOT_OPEN' }

/** The sender may write as long as somebody still works on it. */
export const senderWrites = (report: Report, words: string, now: string): Report | NotOpen =>
  report.state === 'CONCLUDED'
    ? notOpen
    : {
        ...report,
        version: report.version + 1,
        messages: [...report.messages, { from: 'sender', at: now, text: words }],
      }

const fromOffice = (words: string, now: string) => ({ from: 'office' as const, at: now, text: words })

/** What the office does with a report; only who took it may go on with it. */
export const handle = (
  report: Report,
  command: ReportCommand,
  actor: Actor,
  now: string,
): Report | NotOpen | Concerned => {
  if (concerns(report, actor)) return { problem: 'CONFLICT_OF_INTEREST' }
  const next = { ...report, version: report.version + 1 }
  const mine = report.state === 'TAKEN' && report.handler?.id === actor.id
  switch (command.verb) {
    case 'take':
      if (report.state !== 'RECEIVED') return notOpen
      return {
        ...next,
        state: 'TAKEN',
        handler: { id: actor.id, name: actor.name, role: actor.role },
        due: addDays(localDate(now), petitionDays.conclude),
      }
    case 'write':
      return mine ? { ...next, messages: [...report.messages, fromOffice(command.text, now)] } : notOpen
    case 'extend':
      if (!mine || report.extended || report.due === null) return notOpen
      return {
        ...next,
        extended: true,
        due: addDays(report.due.date, petitionDays.extend),
        messages: [...report.messages, fromOffice(command.reason, now)],
      }
    case 'conclude': {
      if (!mine) return notOpen
      const { outcome, findings, answer } = command
      return { ...next, state: 'CONCLUDED', due: null, conclusion: { outcome, findings, answer, at: now } }
    }
  }
}
