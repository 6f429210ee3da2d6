import * as z from 'zod'

/** Roles by the five-level network; what each may do stands beside every operation of the contract. */
export const Role = z.enum([
  'resident',
  'agent',
  'grid-worker',
  'town-officer',
  'town-lead',
  'verifier',
  'county-officer',
  'county-confirmer',
  'tip-handler',
  'custodian',
  'supervisor',
  'administrator',
])
export type Role = z.infer<typeof Role>

/** An officer as the people records hold them. A resident has no record: the token alone makes one a resident. */
export const Person = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(50),
  role: Role.exclude(['resident']),
  /** The division the role is held at; it reaches what lies under it. */
  division: z.string().regex(/^\d{2,12}$/),
})
export type Person = z.infer<typeof Person>

/** Who acts: the token says who, the people records say as what. */
export type Actor =
  Person | { readonly id: string; readonly name: string; readonly role: 'resident'; readonly division: '' }

/** What the system notes by itself, from registers and clocks. It may note and propose; no verb lets it decide. */
export const system = { id: 'system', name: '系统', role: 'system', division: '' } as const

export type Party = Actor | typeof system

export const isRole = (role: Party['role']): role is Role => role !== 'system'

/** Whether an actor's division reaches a place (codes nest by prefix; a village has 12 digits). */
export const reaches = (actor: Actor, place: string) => actor.division !== '' && place.startsWith(actor.division)
