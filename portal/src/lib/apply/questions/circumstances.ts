import { Circumstances } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import { given, type Question, typedYesNo, yesNo } from '../question.ts'

export const circumstances: Question<z.infer<typeof Circumstances>> = {
  schema: Circumstances,
  fields: ['cause', 'description', 'phone', 'kinOfOfficer'],
  show: ({ cause, description, phone, kinOfOfficer }) => ({
    cause,
    description,
    phone: phone ?? '',
    kinOfOfficer: typedYesNo(kinOfOfficer),
  }),
  read: ({ cause, description, phone, kinOfOfficer }) => ({
    cause: given(cause),
    description: description ?? '',
    phone: given(phone) ?? null,
    kinOfOfficer: yesNo(kinOfOfficer),
  }),
  field: (path) => path,
}
