import * as z from 'zod'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import { Notice } from '#shared/domain/notices/notice.ts'
import { open } from './operation.ts'
import { named } from './problems.ts'

export const notices = {
  public: {
    list: open('GET', '/notices', 'The public notices that stand in a village today, newest first')
      .input(z.strictObject({ village: VillageCode }))
      .output(z.strictObject({ notices: z.array(Notice) })),
    get: open('GET', '/notices/{id}', 'One public notice, while it stands')
      .input(z.strictObject({ id: z.uuid() }))
      .output(Notice)
      .errors(named('NOT_FOUND')),
  },
}
