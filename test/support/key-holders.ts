import { randomUUID } from 'node:crypto'
import type { HolderRole } from '#shared/domain/keys/holder-key.ts'
import { examplePassphrase } from '#shared/domain/keys/passphrase.ts'
import { newKey } from '#shared/domain/keys/recovery.ts'
import type { Person } from '#shared/domain/people/person.ts'
import { makeKey } from '#shared/store/key-ring.ts'
import { savePerson } from '#shared/store/people.ts'
import { writeKey } from '#shared/store/tip-keys.ts'
import { now } from './stored-case.ts'

/** Somebody in office with a key of their own, unlocked. */
export interface KeyHolder {
  readonly person: Person
  readonly identities: readonly string[]
}

export async function keyHolder(role: HolderRole, county: string): Promise<KeyHolder> {
  const person: Person = { id: randomUUID(), name: `办理人${randomUUID().slice(0, 4)}`, role, division: county }
  await savePerson(person)
  const { identity, own } = await makeKey(person.id, examplePassphrase, [])
  await writeKey(null, newKey(own, { actor: person, now }))
  return { person, identities: [identity] }
}

/** Takes another office in the county. */
export const leavesDesk = ({ person }: KeyHolder) => savePerson({ ...person, role: 'county-officer' })
