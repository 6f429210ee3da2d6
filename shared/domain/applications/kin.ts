import * as z from 'zod'
import type { Party } from '#shared/domain/people/person.ts'
import type { Application } from './application.ts'
import { by, type Rule } from './rule.ts'

/**
 * What ties a case to those who work here. Declared by the family or found in the register, it is registered separately
 * (备案, 57号 art. 11), and the county itself must visit (art. 20).
 */
export const KinTies = z.strictObject({
  declared: z.boolean(),
  /** Accounts of officers who are on the case themselves or are near relatives of somebody on it. */
  officers: z.array(z.string()),
  /** The same by name, cadres without an account included: none of them may survey the family. */
  names: z.array(z.string()),
  registered: z.boolean(),
})
export type KinTies = z.infer<typeof KinTies>

export const noKin: KinTies = { declared: false, officers: [], names: [], registered: false }

/** Whether it is the actor's own case or a relative's: then it is not touched, and not read either. */
export const isOwnOrKin = ({ resident, kin }: Pick<Application, 'resident' | 'kin'>, actor: Party): boolean =>
  resident === actor.id || kin.officers.includes(actor.id)

type Found = Pick<KinTies, 'officers' | 'names'>
const same = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one))

/** Whether a look into the register says anything that the case does not say yet. */
export const isNews = (kin: KinTies, found: Found): boolean =>
  !same(kin.officers, found.officers) || !same(kin.names, found.names)

/** A relative who is taken out of the register again frees the officer; the case stays registered, the visit required. */
export const withKin = (kin: KinTies, { officers, names }: Found): KinTies => ({
  ...kin,
  officers: [...officers],
  names: [...names],
  registered: kin.registered || names.length > 0,
})

const noteKin: Rule<'noteKin'> = (_state, { officers, names }, { actor, now }) => ({
  type: 'kinNoted',
  at: now,
  by: by(actor),
  officers: [...officers],
  names: [...names],
})

export const kin = { noteKin }
