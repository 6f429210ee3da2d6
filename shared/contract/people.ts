import * as z from 'zod'
import { AccountId, KinEntry, KinView } from '#shared/domain/people/kin.ts'
import { Leaving, Office, OfficeChange, Officer } from '#shared/domain/people/officer.ts'
import { IdentityNumber } from '#shared/domain/people/identity-number.ts'
import { Role } from '#shared/domain/people/person.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const administrator = ['administrator'] as const
const Version = z.int().meta({ examples: [3] })
const OfficerId = z.strictObject({ id: z.string().max(100) })
const KinId = z.strictObject({ id: z.uuid() })
const OfficerFile = z.strictObject({ officer: Officer, history: z.array(OfficeChange) })

export const people = {
  self: {
    get: signedIn('GET', '/me', Role.options, 'Who I am here: role and division as the people records hold them now')
      .input(z.strictObject({}))
      .output(
        z.strictObject({
          id: z.string().meta({ examples: ['town-changyuan'] }),
          name: z.string().meta({ examples: ['赵敏'] }),
          role: Role,
          division: z.string().meta({ examples: ['500153001'] }),
        }),
      ),
  },
  administrator: {
    list: signedIn('GET', '/desk/people', administrator, 'The officers of the county by division and role')
      .input(z.strictObject({}))
      .output(z.strictObject({ officers: z.array(Officer) })),
    get: signedIn('GET', '/desk/people/{id}', administrator, 'An officer, and who changed the office when')
      .input(OfficerId)
      .output(OfficerFile)
      .errors(named('NOT_FOUND')),
    join: signedIn(
      'POST',
      '/desk/people',
      administrator,
      'Somebody takes an office; the own identity number goes into the kin register, sealed',
    )
      .input(
        Office.extend({
          id: AccountId.meta({ examples: ['town-renyi-2'] }),
          idNumber: IdentityNumber.meta({ examples: ['99010119900307901X'] }),
        }),
      )
      .output(OfficerFile)
      .errors(named('CHANGED_MEANWHILE')),
    change: signedIn('PUT', '/desk/people/{id}', administrator, 'Another name, role, division or community')
      .input(Office.extend({ ...OfficerId.shape, version: Version }))
      .output(OfficerFile)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'CONFLICT_OF_INTEREST')),
    leave: signedIn(
      'POST',
      '/desk/people/{id}/leaving',
      administrator,
      'Somebody leaves: the role ends at once, a successor is named',
    )
      .input(Leaving.extend({ ...OfficerId.shape, version: Version }))
      .output(OfficerFile)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE', 'CONFLICT_OF_INTEREST')),
  },
  registrar: {
    list: signedIn('GET', '/desk/kin', administrator, 'The register of officers’ and cadres’ near relatives')
      .input(
        z.strictObject({
          cursor: z
            .string()
            .max(400)
            .meta({ examples: ['KIN#赵敏#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10'] })
            .optional(),
        }),
      )
      .output(z.strictObject({ entries: z.array(KinView), cursor: z.string().nullable() })),
    get: signedIn('GET', '/desk/kin/{id}', administrator, 'One entry of the register')
      .input(KinId)
      .output(KinView)
      .errors(named('NOT_FOUND')),
    add: signedIn('POST', '/desk/kin', administrator, 'Add a relative; open cases that name them are noted')
      .input(KinEntry)
      .output(KinView),
    correct: signedIn('PUT', '/desk/kin/{id}', administrator, 'Correct an entry; open cases are noted anew')
      .input(KinEntry.extend({ ...KinId.shape, version: Version }))
      .output(KinView)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
    remove: signedIn('POST', '/desk/kin/{id}/removal', administrator, 'Take an entry out of the register')
      .input(KinId.extend({ version: Version }))
      .output(KinView)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
  },
}
