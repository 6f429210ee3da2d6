import type { Member } from '#shared/domain/applications/answers.ts'
import { livingChoices } from '#shared/domain/applications/counted.ts'
import * as z from 'zod'
import type { Question } from '../question.ts'

const fields = ['living', 'absence'] as const
const Absence = z.enum(['clergy', 'prison', 'detox', 'missing'], 'choose-one').nullable()
type Living = Pick<Member, 'living' | 'absence'>

const schemaFor = (choices: ReturnType<typeof livingChoices>): z.ZodType<Living> =>
  choices.length > 0
    ? z.strictObject({ living: z.enum([...choices], 'choose-one'), absence: Absence })
    : z.strictObject({ absence: Absence })

/** How a member lives, as far as that decides whether they count on a day (57号 art. 7). */
export const living = (member: Member, on: string): Question<Living> => {
  const choices = livingChoices(member, on)
  return {
    schema: schemaFor(choices),
    fields,
    show: ({ living: how, absence }) => ({ living: how ?? '', absence: absence ?? 'none' }),
    read: (typed) => ({
      ...(choices.length > 0 && { living: typed['living'] || undefined }),
      absence: typed['absence'] === 'none' ? null : typed['absence'],
    }),
    field: (path) => fields.find((field) => path === field || path.endsWith(`.${field}`)),
  }
}
