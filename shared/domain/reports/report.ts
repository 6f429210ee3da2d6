import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { DueDate, Instant } from '#shared/domain/calendar/calendar.ts'
import { DivisionCode } from '#shared/domain/divisions/divisions.ts'
import { Contact } from '#shared/domain/people/contact.ts'
import { Correction, Extension, Message, Outcome } from '#shared/domain/petitions/petition.ts'
import { text } from '#shared/domain/text.ts'
import { ReportVerb } from './commands.ts'
import { AskedOriginal } from './original.ts'

/** A tip (举报) from the public about fraud or favour (domain.md §11). */
export const TipKind = z.enum(
  [
    'hidden-income',
    'hidden-property',
    'impersonation',
    'death-not-reported',
    'official-favouritism',
    'missed-family',
    'other',
  ],
  'choose-one',
)

/** Whom it concerns decides who may read it: what names the county's own goes to the supervisor (信访 art. 30). */
export const Against = z.enum(['family', 'village-or-town', 'county'], 'choose-one')

export const TipFiling = z.strictObject({
  kind: TipKind,
  against: Against,
  about: text(2, 200).meta({ examples: ['玉屏社区 3 组一户人家'] }),
  /** Where it happened: at least the county, whose desk it goes to. */
  division: DivisionCode,
  place: text(0, 100).meta({ examples: ['人民路菜市场'] }),
  facts: text(5, 4000).meta({ examples: ['这家人有一辆车登记在亲戚名下，每天在开。'] }),
  /** null leaves the report anonymous; in confidence, only a custodian can open it, with a reason */
  contact: Contact.extend({ confidential: z.boolean().default(false) }).nullable(),
})
export type Filing = z.infer<typeof TipFiling>

/** How it came (domain.md §11.1); what did not come through the portal, an officer of the desk wrote down. */
export const Channel = z.enum(['portal', 'telephone', 'letter', 'visit', 'box'], 'choose-one')
export type Channel = z.infer<typeof Channel>

/** What somebody told on another way, as the officer writes it down. */
export const RecordedTip = TipFiling.extend({ channel: Channel.exclude(['portal'], 'choose-one') })

export const ReportState = z.enum(['RECEIVED', 'TAKEN', 'CONCLUDED'])

/** The county's tip handlers, or the supervisor where it is about the county's own or an officer. */
export const TipDesk = z.enum(['handler', 'supervisor'])
export type TipDesk = z.infer<typeof TipDesk>

/** How the family is looked at, among those that are drawn by lot: none where nothing is pending or paid any more. */
export const Look = z.enum(['visit', 'recheck', 'none'])

/** A family that it is about. Who had it looked at stands here alone, in no file of the family's. */
const Link = z.strictObject({
  case: z.uuid(),
  number: z.string(),
  look: Look,
  /** Whoever worked on the case, and who are relatives: the tip does not exist for them. */
  aside: z.array(z.string()),
  by: By,
  at: Instant,
})
export type Link = z.infer<typeof Link>

const Deed = z.strictObject({ verb: ReportVerb, at: Instant, by: By, words: z.string().nullable() })

export const Report = z.strictObject({
  id: z.string(),
  version: z.int(),
  desk: TipDesk,
  /** Accounts of whom it is about and of their relatives: for them it does not exist (信访 art. 28, 30). */
  aside: z.array(z.string()),
  filing: TipFiling,
  channel: Channel,
  /** Who wrote it down for somebody who called, wrote or came; null where the sender did. */
  recordedBy: By.nullable(),
  state: ReportState,
  receivedAt: Instant,
  /** Until then no desk sees it: its sender has not typed the receipt yet. null once they did. */
  heldUntil: Instant.nullable(),
  due: DueDate.nullable(),
  handler: By.nullable(),
  /** From which desk it came, and until when this one may return it; once. */
  passedOn: z.strictObject({ from: TipDesk, objectBy: DueDate, returned: z.boolean() }).nullable(),
  /** Another authority has it, and may return it until then. */
  handedOver: z.strictObject({ office: z.string(), objectBy: DueDate }).nullable(),
  messages: z.array(Message),
  extension: Extension.nullable(),
  links: z.array(Link),
  /** Officers whom the desk found it to be about. */
  officers: z.array(z.string()),
  correction: Correction.nullable(),
  /** Originals of the evidence that were asked for, each with its reason. */
  originals: z.array(AskedOriginal),
  conclusion: z
    .strictObject({
      outcome: Outcome,
      findings: z.string(),
      evidence: z.string(),
      answer: z.string(),
      at: Instant,
      onTime: z.boolean(),
    })
    .nullable(),
  /** A court or an authority needs it beyond its time. */
  hold: z.strictObject({ reason: z.string(), by: By, at: Instant }).nullable(),
  history: z.array(Deed),
})
export type Report = z.infer<typeof Report>

export const countyOf = ({ division }: Filing): string => division.slice(0, 6)

/** Whether a second person is needed: then the supervisor reads it beside its own desk (domain.md §11.5). */
export const isRaised = ({ desk, extension }: Report): boolean => desk === 'handler' && extension?.answer === 'awaited'
