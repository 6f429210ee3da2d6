import * as z from 'zod'
import { problem, type FieldProblem } from '#shared/domain/field-problems.ts'

const shortest = 2
const longest = 50
/** Words of letters with one dot, blank, hyphen or apostrophe between: '李桂花', '买买提·吐尔逊', "Mary-Ann O'Neill". */
const words = /^\p{L}[\p{L}\p{M}]*(?:[· '’-]\p{L}[\p{L}\p{M}]*)*$/u
/** Other keyboards' middle dots, which mean the one of GB/T 2312 names. */
const otherDots = /[\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65]/g

/** A person's name as on the identity card: NFC, 2 to 50 characters of any script. */
export const PersonName = z
  .string()
  .max(longest * 2, problem('too-long'))
  .overwrite((name) => name.normalize('NFC').trim().replace(otherDots, '·'))
  .superRefine((name, context) => {
    const message = nameProblem(name)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
  .meta({ examples: ['李桂花'] })

function nameProblem(name: string): FieldProblem | undefined {
  const length = [...name].length
  if (length === 0) return 'required'
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(name)) return 'control-character'
  if (length > longest) return 'too-long'
  if (!words.test(name)) return 'person-name-characters'
  return length < shortest ? 'too-short' : undefined
}
