import * as z from 'zod'
import { Role } from '#shared/domain/people/person.ts'
import { signedIn } from './operation.ts'

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
}
