import * as z from 'zod'
import { archiveApprovers, fileReaders, Purpose } from '#shared/domain/archives/archive.ts'
import { HouseholdFile } from '#shared/domain/archives/household-file.ts'
import { Link } from './documents.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const ById = z.strictObject({ id: z.uuid() })
const One = ById.extend({ archiveId: z.uuid() })

export const archives = {
  officer: {
    file: signedIn(
      'GET',
      '/desk/households/{id}',
      fileReaders,
      'The file of the household of a case: all its cases, with their documents and decisions',
    )
      .input(ById)
      .output(HouseholdFile)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    ask: signedIn(
      'POST',
      '/desk/households/{id}/archives',
      fileReaders,
      'Ask, with a purpose, for the whole file as one archive',
    )
      .input(ById.extend({ purpose: Purpose }))
      .output(HouseholdFile)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    approve: signedIn(
      'POST',
      '/desk/households/{id}/archives/{archiveId}/approval',
      archiveApprovers,
      'Approve an archive that somebody else asked for; it is then made',
    )
      .input(One)
      .output(HouseholdFile)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    link: signedIn(
      'GET',
      '/desk/households/{id}/archives/{archiveId}',
      fileReaders,
      'A short-lived link to an archive, for who asked for it',
    )
      .input(One)
      .output(Link)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST', 'DOCUMENT_NOT_READY')),
  },
}
