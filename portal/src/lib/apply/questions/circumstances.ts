import { Circumstances } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import { given, type Question, typedYesNo, yesNo } from '../question.ts'

export const circumstances: Question<z.infer<typeof Circumstances>> = {
  schema: Circumstances,
  fields: ['cause', 'description', 'phone', 'kinOfOfficer', 'alone'],
  show: ({ cause, description, phone, kinOfOfficer, alone }) => ({
    cause,
    description,
    phone: phone ?? '',
    kinOfOfficer: typedYesNo(kinOfOfficer),
    alone: alone ?? 'family',
  }),
  read: ({ cause, description, phone, kinOfOfficer, alone }) => ({
    cause: given(cause),
    description: description ?? '',
    phone: given(phone) ?? null,
    kinOfOfficer: yesNo(kinOfOfficer),
    // Not on the page of whom it cannot concern.
    ...(given(alone) && { alone: alone === 'family' ? null : alone }),
  }),
  field: (path) => path,
}
