import * as z from 'zod'
import { By } from '#shared/domain/applications/application.ts'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { Contact } from '#shared/domain/people/contact.ts'
import { text } from '#shared/domain/text.ts'

/** Why somebody wants to know who sent a tip, or why they may or may not: the sender reads both. */
export const IdentityReason = text(5, 500).meta({ examples: ['需要请举报人当面辨认车辆，书面问不清楚。'] })

export const IdentityRequest = z.strictObject({ reason: z.string(), by: By, at: Instant })
export type IdentityRequest = z.infer<typeof IdentityRequest>

/** What a custodian says to it. */
export const IdentityDecision = z.strictObject({ opened: z.boolean(), reason: IdentityReason })

/** A custodian's word; the contact only where it was opened, and as long as the sender leaves it. */
export const IdentityAnswer = z.strictObject({
  opened: z.boolean(),
  reason: z.string(),
  by: By,
  at: Instant,
  contact: Contact.nullable(),
})
export type IdentityAnswer = z.infer<typeof IdentityAnswer>

/** How it stands with a confidential sender's identity, as the desk reads it. */
export const SenderIdentity = z.strictObject({
  /** Whether it still lies there; the sender may take it back at any time. */
  kept: z.boolean(),
  asked: IdentityRequest.nullable(),
  answered: IdentityAnswer.nullable(),
})
export type SenderIdentity = z.infer<typeof SenderIdentity>

/** The same for the sender: what was done and why, and none of who did it. */
export const OwnIdentity = z.strictObject({
  /** Whether the desk reads it without asking. */
  named: z.boolean(),
  kept: z.boolean(),
  asked: IdentityRequest.omit({ by: true }).nullable(),
  answered: IdentityAnswer.omit({ by: true, contact: true }).nullable(),
})

/** null for whoever gave no name. */
export const ownIdentity = (named: boolean, sealed: SenderIdentity | null): z.infer<typeof OwnIdentity> | null => {
  if (sealed === null) return named ? { named, kept: true, asked: null, answered: null } : null
  const { kept, asked, answered } = sealed
  return {
    named,
    kept,
    asked: asked && { reason: asked.reason, at: asked.at },
    answered: answered && { opened: answered.opened, reason: answered.reason, at: answered.at },
  }
}
