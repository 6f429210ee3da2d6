import { by } from '#shared/domain/applications/rule.ts'
import { addDays, addWorkingDays, localDate } from '#shared/domain/calendar/calendar.ts'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { namesAnOfficer, type Known } from '#shared/domain/petitions/aside.ts'
import { mostMessages, needsCorrection, objectionWorkingDays, petitionDays } from '#shared/domain/petitions/petition.ts'
import { ReportVerb, type ReportCommand, type ReportCommandOf } from './commands.ts'
import type { Family, Looked } from './look.ts'
import type { Report } from './report.ts'
import { exists, isCountys, otherDesk, placedAnew, tipDeskOf } from './routing.ts'

/** Why nothing was done with a report: it is as it was. */
export type ReportRefusal =
  | {
      readonly problem:
        | 'NOT_FOUND'
        | 'REPORT_NOT_OPEN'
        | 'TOO_MANY_MESSAGES'
        | 'CORRECTION_MISSING'
        | 'LOOK_STILL_OPEN'
        | 'PROPOSAL_STILL_OPEN'
    }
  | { readonly problem: 'FIELD'; readonly field: string; readonly code: FieldProblem }

export interface ReportFacts {
  readonly actor: Actor
  /** ISO instant of the business clock. */
  readonly now: string
  readonly known: Known
  /** Whose the number is that it is linked to; null where there is no such case in the county. */
  readonly family?: Family | null
  /** What became of the families that it is linked to. */
  readonly looked?: readonly Looked[]
}

type Open = (report: Report, facts: ReportFacts) => boolean

const atDesk: Open = ({ desk }, { actor }) => tipDeskOf(actor) === desk
const isMine: Open = ({ handler }, { actor }) => handler?.id === actor.id
const untouched: Open = (report, facts) => report.state === 'RECEIVED' && atDesk(report, facts)
const inHand: Open = (report, facts) => report.state === 'TAKEN' && isMine(report, facts)
const today = ({ now }: ReportFacts) => localDate(now)
const until = (day: { date: string } | undefined, facts: ReportFacts) => day !== undefined && today(facts) <= day.date
const grants: Open = ({ state, extension }, { actor }) =>
  state === 'TAKEN' &&
  extension?.answer === 'awaited' &&
  actor.role === 'supervisor' &&
  extension.askedBy.id !== actor.id

/** Who may say a verb, and when it has anything to do. Where a second person is asked for, the first never finds it open. */
const open: Readonly<Record<ReportVerb, Open>> = {
  take: untouched,
  passOn: (report, facts) =>
    untouched(report, facts) && report.passedOn === null && (report.desk === 'handler' || !isCountys(report.filing)),
  returnWronglyRouted: (report, facts) =>
    untouched(report, facts) && report.passedOn?.returned === false && until(report.passedOn.objectBy, facts),
  takeOver: (report, facts) => report.state === 'TAKEN' && atDesk(report, facts) && !isMine(report, facts),
  write: inHand,
  link: inHand,
  // What is put right at a family rests on its link.
  unlink: (report, facts) => inHand(report, facts) && report.links.length > 0 && report.correction === null,
  nameOfficer: inHand,
  handOver: (report, facts) => inHand(report, facts) && report.handedOver === null,
  recordReturn: (report, facts) => inHand(report, facts) && until(report.handedOver?.objectBy, facts),
  orderCorrection: inHand,
  recordCorrection: (report, facts) => inHand(report, facts) && report.correction?.doneOn === null,
  askExtension: (report, facts) => inHand(report, facts) && report.extension === null,
  grantExtension: grants,
  refuseExtension: grants,
  conclude: inHand,
  hold: (report, facts) => report.hold === null && atDesk(report, facts),
  liftHold: (report, facts) => report.hold !== null && atDesk(report, facts),
}

/** What this officer can do with a report now. */
export const verbsOpen = (report: Report, facts: ReportFacts): ReportVerb[] =>
  ReportVerb.options.filter((verb) => open[verb](report, facts))

type Change = Partial<Report> | ReportRefusal
type Rule<Verb extends ReportVerb> = (report: Report, command: ReportCommandOf<Verb>, facts: ReportFacts) => Change

const wrong = (field: string, code: FieldProblem): ReportRefusal => ({ problem: 'FIELD', field, code })
const inDays = (days: number, facts: ReportFacts) => addDays(today(facts), days)
const objectBy = (facts: ReportFacts) => addWorkingDays(today(facts), objectionWorkingDays)
const told = ({ messages }: Report, text: string, { now }: ReportFacts) => [
  ...messages,
  { from: 'office' as const, at: now, text },
]

/** No tip closes before everything it asks for was done: 有诉必问、有访必查、有错必纠 (domain.md row 130). */
const conclude: Rule<'conclude'> = (report, { outcome, findings, evidence, answer }, facts) => {
  const { links, correction, handedOver, due } = report
  const looked = facts.looked ?? []
  const made = (id: string) => looked.some((look) => look.case === id && look.made)
  if (!links.every((link) => made(link.case))) return { problem: 'LOOK_STILL_OPEN' }
  if (looked.some(({ proposed }) => proposed)) return { problem: 'PROPOSAL_STILL_OPEN' }
  if (needsCorrection(outcome) && (correction?.doneOn ?? null) === null) return { problem: 'CORRECTION_MISSING' }
  if (outcome === 'handed-over' && (handedOver === null || until(handedOver.objectBy, facts)))
    return wrong('outcome', 'not-handed-over')
  const onTime = due !== null && until(due, facts)
  return {
    state: 'CONCLUDED',
    due: null,
    conclusion: { outcome, findings, evidence, answer, at: facts.now, onTime },
  }
}

const link: Rule<'link'> = ({ links }, { number }, { family = null, actor, now }) => {
  if (family === null) return wrong('number', 'case-not-here')
  if (links.some((known) => known.case === family.case)) return wrong('number', 'linked-already')
  return { links: [...links, { ...family, number, by: by(actor), at: now }] }
}

const unlink: Rule<'unlink'> = ({ links }, { number }) =>
  links.some((known) => known.number === number)
    ? { links: links.filter((known) => known.number !== number) }
    : wrong('number', 'not-linked')

const rules: { readonly [Verb in ReportVerb]: Rule<Verb> } = {
  take: (_, _command, facts) => ({
    state: 'TAKEN',
    handler: by(facts.actor),
    due: inDays(petitionDays.conclude, facts),
  }),
  passOn: ({ desk }, _, facts) => ({
    desk: otherDesk[desk],
    passedOn: { from: desk, objectBy: objectBy(facts), returned: false },
  }),
  returnWronglyRouted: ({ desk, passedOn }) => ({
    desk: otherDesk[desk],
    passedOn: passedOn && { ...passedOn, returned: true },
  }),
  takeOver: (_, _command, { actor }) => ({ handler: by(actor) }),
  write: (report, { text }, facts) =>
    report.messages.filter(({ from }) => from === 'office').length >= mostMessages
      ? { problem: 'TOO_MANY_MESSAGES' }
      : { messages: told(report, text, facts) },
  link,
  unlink,
  nameOfficer: ({ officers }, { name }, { known }) =>
    namesAnOfficer(name, known) ? { officers: [...new Set([...officers, name])] } : wrong('name', 'no-such-officer'),
  handOver: (_, { office }, facts) => ({ handedOver: { office, objectBy: objectBy(facts) } }),
  recordReturn: () => ({ handedOver: null }),
  orderCorrection: (_, { what, who, doneBy }, facts) =>
    doneBy < today(facts)
      ? wrong('doneBy', 'date-in-past')
      : { correction: { what, who, doneBy, doneOn: null, how: null } },
  recordCorrection: ({ receivedAt, correction }, { doneOn, how }, facts) => {
    if (doneOn > today(facts)) return wrong('doneOn', 'date-in-future')
    if (doneOn < localDate(receivedAt)) return wrong('doneOn', 'date-before-receipt')
    return { correction: correction && { ...correction, doneOn, how } }
  },
  askExtension: (_, { reason }, { actor }) => ({ extension: { askedBy: by(actor), reason, answer: 'awaited' } }),
  grantExtension: (report, _, facts) => ({
    due: report.due && addDays(report.due.date, petitionDays.extend),
    extension: report.extension && { ...report.extension, answer: 'granted' },
    messages: told(report, report.extension?.reason ?? '', facts),
  }),
  refuseExtension: ({ extension }) => ({ extension: extension && { ...extension, answer: 'refused' } }),
  conclude,
  hold: (_, { reason }, { actor, now }) => ({ hold: { reason, by: by(actor), at: now } }),
  liftHold: () => ({ hold: null }),
}

const change = <Verb extends ReportVerb>(report: Report, command: ReportCommandOf<Verb>, facts: ReportFacts) => {
  const rule: Rule<Verb> = rules[command.verb]
  return rule(report, command, facts)
}

/** What its history keeps of a command that stands nowhere else in it. */
const wordsOf = (command: ReportCommand): string | null => {
  if (command.verb === 'handOver') return `${command.office}：${command.reason}`
  if (command.verb === 'link') return command.number
  if (command.verb === 'unlink') return `${command.number}：${command.reason}`
  if (command.verb === 'nameOfficer') return command.name
  if (command.verb === 'orderCorrection') return command.what
  return 'reason' in command ? command.reason : null
}

/** One command on one report: as it is afterwards, or why nothing was done. Pure. */
export function handle(report: Report, command: ReportCommand, facts: ReportFacts): Report | ReportRefusal {
  const { actor, now, known } = facts
  if (!exists(report, actor, known)) return { problem: 'NOT_FOUND' }
  if (!open[command.verb](report, facts)) return { problem: 'REPORT_NOT_OPEN' }
  const changed = change(report, command, facts)
  if ('problem' in changed) return changed
  const deed = { verb: command.verb, at: now, by: by(actor), words: wordsOf(command) }
  return placedAnew({ ...report, ...changed, version: report.version + 1, history: [...report.history, deed] }, known)
}
