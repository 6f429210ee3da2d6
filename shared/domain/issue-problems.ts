import * as z from 'zod'
import type { FieldProblem } from './field-problems.ts'

const sizeProblems = {
  small: { string: 'too-short', array: 'too-few', number: 'too-small' },
  big: { string: 'too-long', array: 'too-many', number: 'too-large' },
} as const

const measured = (origin: string) => (origin === 'string' ? 'string' : origin === 'array' ? 'array' : 'number')

/** The code for whatever zod itself found, where the schema named none. */
function fieldProblemOf(issue: z.core.$ZodRawIssue): FieldProblem {
  if (issue.input === undefined && issue.code.startsWith('invalid_')) return 'required'
  switch (issue.code) {
    case 'too_small':
      return issue.input === '' ? 'required' : sizeProblems.small[measured(issue.origin)]
    case 'too_big':
      return sizeProblems.big[measured(issue.origin)]
    case 'invalid_type':
      if (issue.expected === 'int') return 'not-a-whole-number'
      return issue.expected === 'number' ? 'not-a-number' : 'invalid'
    case 'invalid_value':
      return 'choose-one'
    case 'unrecognized_keys':
      return 'unknown-field'
    default:
      return 'invalid'
  }
}

// Process-wide on purpose: no schema of the project answers in a library's English.
z.config({ customError: fieldProblemOf })
