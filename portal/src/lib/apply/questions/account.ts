import { Account } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import { given, type Question } from '../question.ts'

export const account: Question<z.infer<typeof Account>> = {
  schema: Account,
  fields: ['holder', 'kind', 'number', 'bank'],
  show: ({ holder, kind, number, bank }) => ({ holder, kind, number, bank }),
  read: ({ holder, kind, number, bank }) => ({ holder, kind: given(kind), number, bank }),
  field: (path) => path,
}
