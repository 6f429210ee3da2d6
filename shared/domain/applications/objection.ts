import * as z from 'zod'
import { addWorkingDays, Instant, localDate } from '#shared/domain/calendar/calendar.ts'
import { Phone } from '#shared/domain/people/phone.ts'
import { text } from '#shared/domain/text.ts'
import type { Application } from './application.ts'
import type { Gate } from './refusal.ts'
import { by, type Facts, type Rule } from './rule.ts'

export const ObjectionOutcome = z.enum(['founded', 'partly', 'unfounded'], 'choose-one')

/** Names an objection: a fresh uuid, or the hash of its receipt. */
const ObjectionId = z
  .string()
  .regex(/^[\w-]{16,64}$/, 'choose-one')
  .meta({ examples: ['0b5a4d5e-6f0c-4a57-9f0e-3c5d2f6a7b81'] })

/**
 * An objection (异议) to a posted notice (57号 art. 19). Named, it suspends the case; anonymous, it is a lead that must be
 * looked into before the notice closes (domain.md C6). Who objected is not in here: that lies sealed beside the case.
 */
export const Objection = z.strictObject({
  id: ObjectionId,
  named: z.boolean(),
  text: z.string(),
  raisedAt: Instant,
  /** A survey or an appraisal was held since. */
  lookedInto: z.boolean(),
  settled: z
    .strictObject({ outcome: ObjectionOutcome, findings: z.string(), answer: z.string(), at: Instant })
    .nullable(),
})
export type Objection = z.infer<typeof Objection>

/** Who objected, sealed and apart from the case; a lead has nobody. */
export const Objector = z.strictObject({ name: z.string(), phone: z.string() })
export type Objector = z.infer<typeof Objector>

export const ObjectionWords = text(2, 2000).meta({ examples: ['他家在县城还有一套房子。'] })
/** Empty makes it a lead. */
const name = text(0, 50).meta({ examples: ['热心邻居'] })
const phone = z.union([z.literal(''), Phone], 'phone-number')

export const objectionCommands = {
  recordObjection: z.strictObject({ name, phone, text: ObjectionWords }),
  receiveObjection: z.strictObject({ objection: ObjectionId, name, phone, text: ObjectionWords }),
  settleObjection: z.strictObject({
    objection: ObjectionId,
    outcome: ObjectionOutcome,
    findings: text(2, 2000).meta({ examples: ['房产登记里没有这套房子，走访了三户邻居。'] }),
    answer: text(2, 1000).meta({ examples: ['您反映的情况已经核查，感谢您监督。'] }),
  }),
} as const

/** The sealed part of a command: who objected, under the objection's name; null where nobody is named. */
export const objectorIn = ({ name, phone }: Objector): Objector | null => (name === '' ? null : { name, phone })

/** As many as one case takes from the public; a flood must not make the record of a case too large to be written. */
export const mostObjections = 20

const open = ({ objections }: Pick<Application, 'objections'>, named: boolean) =>
  objections.some((objection) => objection.named === named && objection.settled === null)
export const objectionOpen = (state: Pick<Application, 'objections'>) => open(state, true)
export const leadOpen = (state: Pick<Application, 'objections'>) => open(state, false)

interface Raised {
  readonly objection: string
  readonly name: string
  readonly text: string
}

/** A named objection extends the total to 45 working days (民发〔2022〕83号); it suspends, it does not refuse. */
const raised = (state: Application, { objection, name, text }: Raised, { actor, now, procedure }: Facts) => ({
  type: 'objectionRecorded' as const,
  at: now,
  by: by(actor),
  objection,
  named: name !== '',
  text,
  totalDue:
    name === '' ? null : addWorkingDays(localDate(state.acceptedAt ?? now), procedure.limits.totalExtendedWorkingDays),
})

const recordObjection: Rule<'recordObjection'> = (state, { name, phone, text }, facts) =>
  name === '' && phone !== ''
    ? { problem: 'FIELD', field: 'name', code: 'required' }
    : raised(state, { objection: facts.newId, name, text }, facts)

const receiveObjection: Rule<'receiveObjection'> = (state, command, facts) =>
  state.objections.some(({ id }) => id === command.objection) || state.objections.length >= mostObjections
    ? { problem: 'STAGE_NOT_ALLOWED', stage: state.stage }
    : raised(state, command, facts)

/** Looked into first: the survey or the appraisal that follows a named objection, unless the registers spoke already. */
const unexamined = (state: Application, { named, lookedInto }: Objection): Gate | null => {
  if (!named || lookedInto || state.verification.status === 'unfit') return null
  return state.appraisal.status === 'ordered' ? 'appraisal-missing' : 'survey-missing'
}

const settleObjection: Rule<'settleObjection'> = (state, { verb: _, ...settled }, { actor, now }) => {
  const objection = state.objections.find(({ id, settled: answer }) => id === settled.objection && answer === null)
  if (objection === undefined) return { problem: 'FIELD', field: 'objection', code: 'choose-one' }
  const gate = unexamined(state, objection)
  if (gate !== null) return { problem: 'GATE_OPEN', gates: [gate] }
  return { type: 'objectionSettled', at: now, by: by(actor), ...settled }
}

export const objecting = { recordObjection, receiveObjection, settleObjection }
