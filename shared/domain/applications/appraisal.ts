import * as z from 'zod'
import { Instant, LocalDate } from '#shared/domain/calendar/calendar.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import { text } from '#shared/domain/text.ts'
import type { Application } from './application.ts'
import type { Refusal } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'
import { impossibleVisit } from './visit.ts'

/** A democratic appraisal (民主评议), or the same meeting in the form of a hearing (听证, domain.md row 60). */
export const MeetingForm = z.enum(['appraisal', 'hearing'], 'choose-one')
export type MeetingForm = z.infer<typeof MeetingForm>

const people = z.array(text(2, 50)).max(60, 'too-many')
const count = z.int('not-a-number').min(0, 'too-small').max(200, 'too-large')
const said = text(2, 2000)

/** Who was convened, by the capacity in which they came (row 57). */
const capacities = {
  representatives: people.min(1, 'required').meta({ examples: [['陈国强', '吴秀兰', '郑德明', '黄永福']] }),
  cadres: people.meta({ examples: [['刘春梅']] }),
  supervisors: people.meta({ examples: [['马长青']] }),
  partyMembers: people.meta({ examples: [['高志强']] }),
}

/** When and where people met. */
export const gathering = {
  heldOn: LocalDate,
  /** HH:MM */
  heldAt: z
    .string('required')
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time')
    .meta({ examples: ['14:30'] }),
  place: text(2, 100).meta({ examples: ['社区会议室'] }),
}

/** A meeting as its minutes have it: who came, what was presented, the secret ballot, dissent. Then they are printed and signed. */
export const Meeting = z.strictObject({
  ...gathering,
  ...capacities,
  absent: people.meta({ examples: [[]] }),
  /** Kin of the family or of who objected: they may be heard, and do not vote. */
  recused: people.meta({ examples: [[]] }),
  policyPresented: said.meta({ examples: ['宣讲了低保条件和当地标准。'] }),
  familyStatement: said.meta({ examples: ['申请人说明了打零工的收入。'] }),
  surveyReport: said.meta({ examples: ['调查员介绍了入户和邻里走访的情况。'] }),
  inFavour: count.meta({ examples: [6] }),
  against: count.meta({ examples: [1] }),
  abstained: count.meta({ examples: [0] }),
  /** In the words of who dissented; empty where nobody did. */
  dissent: text(0, 2000).meta({ examples: ['一人认为零工收入偏低。'] }),
  minutes: said.meta({ examples: ['多数认为家庭确有困难。'] }),
})
export type Meeting = z.infer<typeof Meeting>

/** Somebody who was there and did not sign, by position in the list of those convened, and why. */
const Unsigned = z.strictObject({
  participant: z.int('choose-one').min(0, 'choose-one').max(239, 'choose-one'),
  reason: text(2, 200).meta({ examples: ['不同意多数人的意见。'] }),
})

/** How the minutes were signed: on paper, of which the scan is a document of the case (row 53). */
export const SheetSigned = z.strictObject({
  /** The document. */
  sheet: z.uuid('choose-one'),
  /** Everybody else who was there signed. */
  unsigned: z
    .array(Unsigned)
    .max(60, 'too-many')
    .meta({ examples: [[]] }),
})

export const Appraisal = z.strictObject({
  status: z.enum(['none', 'ordered', 'held']),
  form: MeetingForm.nullable(),
  meeting: Meeting.nullable(),
  recordedAt: Instant.nullable(),
  signed: SheetSigned.nullable(),
})
export type Appraisal = z.infer<typeof Appraisal>
export const noAppraisal: Appraisal = { status: 'none', form: null, meeting: null, recordedAt: null, signed: null }

/** The capacities in which people come, in the order of the list. */
export const capacityNames = ['representatives', 'cadres', 'supervisors', 'partyMembers'] as const

/** Everybody convened, in the order of the list. */
export const convened = (meeting: Meeting): string[] => capacityNames.flatMap((capacity) => meeting[capacity])
export const present = (meeting: Meeting): string[] =>
  convened(meeting).filter((name) => !meeting.absent.includes(name))
export const voters = (meeting: Meeting): string[] => present(meeting).filter((name) => !meeting.recused.includes(name))

const isEnough = (some: number, meeting: Meeting, { ofConvened: [part, whole] }: Procedure['quorum']) =>
  some * whole >= convened(meeting).length * part

/** Enough came for the meeting to count: the share of those convened, and the least number that votes. */
export const isQuorate = (meeting: Meeting, quorum: Procedure['quorum']): boolean =>
  isEnough(present(meeting).length, meeting, quorum) && voters(meeting).length >= quorum.least

export type Attendance = 'present' | 'absent' | 'recused'
export interface Participant {
  readonly name: string
  readonly capacity: (typeof capacityNames)[number]
  readonly attendance: Attendance
  /** null while nobody said whether this one signed, and of who was absent. */
  readonly signed: boolean | null
  /** Why not. */
  readonly reason: string | null
}

/** Everybody convened, in the order of the list: in what capacity, whether they came, whether they signed. */
export const participants = (meeting: Meeting, signed: Appraisal['signed']): Participant[] => {
  const attendanceOf = (name: string): Attendance => {
    if (meeting.absent.includes(name)) return 'absent'
    return meeting.recused.includes(name) ? 'recused' : 'present'
  }
  const all = capacityNames.flatMap((capacity) => meeting[capacity].map((name) => ({ name, capacity })))
  return all.map(({ name, capacity }, at) => {
    const attendance = attendanceOf(name)
    const reason = signed?.unsigned.find(({ participant }) => participant === at)?.reason ?? null
    const isOpen = signed === null || attendance === 'absent'
    return { name, capacity, attendance, signed: isOpen ? null : reason === null, reason }
  })
}

/** What of a meeting does not add up; null when it may stand in the file. */
const flaw = (state: Application, meeting: Meeting, { objectors, procedure }: Facts): Refusal | null => {
  const wrong = (field: keyof Meeting, code: Extract<Refusal, { problem: 'FIELD' }>['code']): Refusal => ({
    problem: 'FIELD',
    field,
    code,
  })
  const all = convened(meeting)
  const stranger = (names: readonly string[]) => names.some((name) => !all.includes(name))
  const connected = [...(state.answers.members ?? []).map(({ name }) => name), ...state.kin.names, ...objectors]
  if (new Set(all).size < all.length) return wrong('representatives', 'name-repeated')
  if (stranger(meeting.absent)) return wrong('absent', 'not-convened')
  if (stranger(meeting.recused)) return wrong('recused', 'not-convened')
  if (voters(meeting).some((name) => connected.includes(name))) return wrong('recused', 'must-stand-aside')
  if (!isQuorate(meeting, procedure.quorum)) return wrong('absent', 'quorum-missing')
  return meeting.inFavour + meeting.against + meeting.abstained === voters(meeting).length
    ? null
    : wrong('inFavour', 'votes-differ')
}

const orderAppraisal: Rule<'orderAppraisal'> = (_state, { form, reason }, { actor, now }) => ({
  type: 'appraisalOrdered',
  at: now,
  by: by(actor),
  form,
  reason,
})

/** The ballot is recorded and decides nothing: the opinion is still somebody's to give and to explain (57号 art. 19). */
const recordAppraisal: Rule<'recordAppraisal'> = (state, { verb: _, ...meeting }, facts) =>
  impossibleVisit(state, meeting.heldOn, facts.now, 'heldOn') ??
  flaw(state, meeting, facts) ?? { type: 'appraisalRecorded', at: facts.now, by: by(facts.actor), meeting }

/** Only who was there signs or does not; the minutes stand where those who signed would have been enough to meet. */
const signAppraisal: Rule<'signAppraisal'> = ({ appraisal: { meeting } }, { sheet, unsigned }, facts) => {
  const { actor, now, sheets, procedure } = facts
  const signed = meeting === null ? [] : participants(meeting, { sheet, unsigned })
  const wrong = (field: string, code: 'choose-one' | 'signatures-missing'): Refusal => ({
    problem: 'FIELD',
    field,
    code,
  })
  if (!sheets.includes(sheet)) return wrong('sheet', 'choose-one')
  const named = unsigned.map(({ participant }) => participant)
  const wasThere = named.every((at) => signed[at]?.signed === false)
  if (!wasThere || new Set(named).size < named.length) return wrong('unsigned', 'choose-one')
  const signatures = signed.filter((participant) => participant.signed).length
  if (meeting === null || !isEnough(signatures, meeting, procedure.quorum))
    return wrong('unsigned', 'signatures-missing')
  return { type: 'appraisalSigned', at: now, by: by(actor), sheet, unsigned }
}

export const appraisal = { orderAppraisal, recordAppraisal, signAppraisal }
