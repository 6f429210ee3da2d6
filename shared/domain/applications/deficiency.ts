import * as z from 'zod'
import type { FieldProblem } from '#shared/domain/field-problems.ts'
import { text } from '#shared/domain/text.ts'
import { sectionNames } from './answers.ts'

/** The one list of what is missing (57号 art. 10), and how a family answers each thing on it. */

/** Whom verification asks (Law art. 41; 57号 art. 17). What they can tell, no family may be asked to prove (Law art. 62). */
export const Register = z.enum([
  'population',
  'tax',
  'social-insurance',
  'real-estate',
  'vehicles',
  'market-entities',
  'housing-fund',
  'deposits',
])
export type Register = z.infer<typeof Register>

/** Words and papers that an office may ask for; the other subjects are the sections of the answers. */
const Evidence = z.enum([
  'authorisation',
  'mandate',
  'identity-card',
  'residence-permit',
  'medical-record',
  'court-ruling',
  'disability-card',
  'employer-statement',
  'school-statement',
  'tenancy',
  'support-agreement',
  'household-booklet',
  'tax-record',
  'insurance-record',
  'property-deed',
  'vehicle-licence',
  'business-licence',
  'housing-fund-record',
  'bank-statement',
])
type Evidence = z.infer<typeof Evidence>

export const Subject = z.enum([...Evidence.options, ...sectionNames], 'choose-one')
export type Subject = z.infer<typeof Subject>

interface Standing {
  /** The register that supplies it; null where only the family can. */
  readonly register: Register | null
  /** Whether the family's written word may stand for it (告知承诺制, 民发〔2022〕83号): never for a card, a court or a doctor. */
  readonly commitment: boolean
}

const original: Standing = { register: null, commitment: false }
const certificate: Standing = { register: null, commitment: true }
const supplied = (register: Register): Standing => ({ register, commitment: false })

const evidence: Readonly<Record<Evidence, Standing>> = {
  authorisation: original,
  mandate: original,
  'identity-card': original,
  'residence-permit': original,
  'medical-record': original,
  'court-ruling': original,
  'disability-card': certificate,
  'employer-statement': certificate,
  'school-statement': certificate,
  tenancy: certificate,
  'support-agreement': certificate,
  'household-booklet': supplied('population'),
  'tax-record': supplied('tax'),
  'insurance-record': supplied('social-insurance'),
  'property-deed': supplied('real-estate'),
  'vehicle-licence': supplied('vehicles'),
  'business-licence': supplied('market-entities'),
  'housing-fund-record': supplied('housing-fund'),
  'bank-statement': supplied('deposits'),
}
const standingOf = (subject: Subject): Standing => {
  const paper = Evidence.safeParse(subject)
  return paper.success ? evidence[paper.data] : original
}

export const mayCommit = (subject: Subject): boolean => standingOf(subject).commitment
const register = (subject: Subject) => standingOf(subject).register

/** What a page offers to ask for: everything that no register supplies. */
export const askable: readonly Subject[] = Subject.options.filter((subject) => register(subject) === null)

export const MissingItem = z.strictObject({
  subject: Subject.refine((subject) => register(subject) === null, {
    error: ({ input }): FieldProblem => `supplied-by-${register(Subject.parse(input)) ?? 'population'}`,
  }).meta({ examples: ['medical-record'] }),
  words: text(2, 200).meta({ examples: ['住院病历首页'] }),
})
export type MissingItem = z.infer<typeof MissingItem>

/** One thing of the list, answered: with documents that were sent, with the family's written word, or by saying how it is. */
export const MissingAnswer = z.discriminatedUnion(
  'how',
  [
    z.strictObject({
      how: z.literal('documents'),
      documents: z.array(z.uuid()).min(1, 'required').max(20, 'too-many'),
      words: text(0, 500),
    }),
    z.strictObject({ how: z.literal('commitment'), words: text(0, 500) }),
    z.strictObject({ how: z.literal('words'), words: text(1, 500).meta({ examples: ['原件在老家，月底寄到。'] }) }),
  ],
  'choose-one',
)
export type MissingAnswer = z.infer<typeof MissingAnswer>

export const Deficiency = z.strictObject({
  items: z.array(MissingItem),
  /** One for each item, in their order; null until the family answered, which it does once. */
  answers: z.array(MissingAnswer).nullable(),
})
export type Deficiency = z.infer<typeof Deficiency>

/** What of an answer does not fit the list: everything listed is answered, and nothing else. Null when it fits. */
export const misfit = (
  items: readonly MissingItem[],
  answers: readonly MissingAnswer[],
): { field: string; code: FieldProblem } | null => {
  if (answers.length > items.length) return { field: 'answers', code: 'too-many' }
  for (const [at, { subject }] of items.entries()) {
    const answer = answers[at]
    if (answer === undefined) return { field: `answers.${at}`, code: 'required' }
    if (answer.how === 'commitment' && !mayCommit(subject))
      return { field: `answers.${at}`, code: 'no-commitment-for-this' }
  }
  return null
}
