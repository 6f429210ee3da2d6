import * as z from 'zod'
import { Fen } from '#shared/domain/money.ts'
import { AccountNumber } from '#shared/domain/people/account-number.ts'
import { IdentityNumber } from '#shared/domain/people/identity-number.ts'
import { PersonName } from '#shared/domain/people/person-name.ts'
import { Phone } from '#shared/domain/people/phone.ts'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import { DeductionKind, IncomeKind } from '#shared/domain/programs/policy.ts'
import { text } from '#shared/domain/text.ts'

/** What a resident tells, page by page. Each section is whole and valid, or absent; what does not pass yet stays in the scratch. */

/**
 * How home and household registration lie to each other: one member who lives where they are registered is enough for
 * `here` (57号 art. 5); all others live `apart` from it, or are registered beyond and hold a residence `permit` here.
 */
export const Registration = z.discriminatedUnion(
  'how',
  [
    z.strictObject({ how: z.literal('here') }),
    z.strictObject({ how: z.literal('apart') }),
    z.strictObject({
      how: z.literal('permit'),
      months: z.int('not-a-number').min(0, 'too-small').max(1200, 'too-large'),
    }),
  ],
  'choose-one',
)

export const Place = z.strictObject({
  /** Whose town takes the application: where the household is registered, or where the permit holder lives. */
  village: VillageCode,
  /** Where the family lives: within the village, or anywhere. */
  address: text(2, 100).meta({ examples: ['人民路 12 号'] }),
  /** Not asked when older cases were sent. */
  registration: Registration.optional(),
})
export type Place = z.infer<typeof Place>

export const Relation = z.enum(['self', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other'])

export const Member = z.strictObject({
  name: PersonName,
  idNumber: IdentityNumber,
  relation: Relation,
  /** Grade 1 is the most severe (GB/T 26341); null is none. */
  disabilityGrade: z.int('choose-one').min(1, 'choose-one').max(4, 'choose-one').nullable(),
  seriouslyIll: z.boolean('choose-one'),
  /** How an adult child or a further relative lives; asked only of whom it decides anything (57号 art. 7). */
  living: z.enum(['student', 'needs-care', 'together', 'apart', 'no-duty'], 'choose-one').optional(),
  /** Who is away in one of these ways is not counted: clergy apart for three years, prison, detoxification, declared missing. */
  absence: z.enum(['clergy', 'prison', 'detox', 'missing'], 'choose-one').nullable().optional(),
})
export type Member = z.infer<typeof Member>

export const Members = z
  .array(Member)
  .min(1, 'required')
  .max(15, 'too-many')
  .superRefine((members, context) => {
    const seen = new Set<string>()
    members.forEach((member, index) => {
      const problem = (key: string, message: string) =>
        context.addIssue({ code: 'custom', path: [index, key], message })
      if (seen.has(member.idNumber)) problem('idNumber', 'identity-number-repeated')
      seen.add(member.idNumber)
      if ((member.relation === 'self') !== (index === 0)) problem('relation', 'first-member-is-applicant')
    })
  })

/** Someone outside the household with a legal duty of support (Civil Code art. 26, 1067), and what they pay. */
export const Supporter = z.strictObject({
  name: PersonName,
  relation: z.enum(['child', 'parent', 'spouse', 'grandchild', 'grandparent', 'sibling'], 'choose-one'),
  paid: z.strictObject({ amountFen: Fen, per: z.enum(['month', 'year'], 'choose-one') }),
  /** Their number is taken only when they agree to be asked about (Law art. 41). */
  consent: z.strictObject({ idNumber: IdentityNumber }, 'choose-one').nullable(),
})
export type Supporter = z.infer<typeof Supporter>
export const Supporters = z
  .array(Supporter)
  .max(10, 'too-many')
  .superRefine((supporters, context) => {
    const agreed = supporters.map(({ consent }) => consent?.idNumber)
    agreed.forEach((idNumber, index) => {
      if (idNumber === undefined || agreed.indexOf(idNumber) === index) return
      const path = [index, 'consent', 'idNumber']
      context.addIssue({ code: 'custom', path, message: 'identity-number-repeated' })
    })
  })

const line = <Kind extends z.ZodEnum>(kind: Kind) =>
  z.strictObject({
    /** Position in the list of members. */
    member: z.int().min(0).max(14),
    kind,
    amountFen: Fen,
    per: z.enum(['month', 'year'], 'choose-one'),
  })

export const Incomes = z.array(line(IncomeKind)).max(60, 'too-many')
export const Deductions = z.array(line(DeductionKind)).max(60, 'too-many')

export const Property = z.strictObject({
  /** Savings, securities and the like of the whole household, in fen. */
  financialFen: Fen,
  cars: z.int('not-a-number').min(0, 'too-small').max(99, 'too-large'),
  homes: z.int('not-a-number').min(0, 'too-small').max(99, 'too-large'),
  shops: z.int('not-a-number').min(0, 'too-small').max(99, 'too-large'),
})

export const Account = z.intersection(
  AccountNumber,
  z.strictObject({ bank: text(2, 50).meta({ examples: ['重庆农村商业银行'] }), holder: PersonName }),
)

export const Circumstances = z.strictObject({
  cause: z.enum(['illness', 'disability', 'old-age', 'unemployment', 'schooling', 'accident', 'other'], 'choose-one'),
  description: text(0, 1000).meta({ examples: ['长期住院。'] }),
  /** Optional: some old people have no telephone (domain.md §8.3). */
  phone: Phone.nullable(),
  /** Near kin of a case worker or village cadre: registered separately (57号 art. 11). */
  kinOfOfficer: z.boolean('choose-one'),
  /** The applicant applies alone, for this reason (57号 art. 8; 民发〔2022〕83号); asked only of who may. */
  alone: z
    .enum(['severe-disability', 'mental-disability', 'serious-illness', 'disabled-without-work'], 'choose-one')
    .nullable()
    .optional(),
})

/** Every section by name, in the order in which it is asked. */
export const sections = {
  place: Place,
  members: Members,
  incomes: Incomes,
  supporters: Supporters,
  deductions: Deductions,
  property: Property,
  account: Account,
  circumstances: Circumstances,
} as const
export type Section = keyof typeof sections
export const sectionNames = [
  'place',
  'members',
  'incomes',
  'supporters',
  'deductions',
  'property',
  'account',
  'circumstances',
] as const

/** Every section told; supporters were not asked about when older cases were sent. */
export const CompleteAnswers = z.strictObject({ ...sections, supporters: Supporters.optional() })
export type CompleteAnswers = z.infer<typeof CompleteAnswers>
export const Answers = CompleteAnswers.partial()
export type Answers = z.infer<typeof Answers>

/** Sections still to be told, in their order. */
export const missingSections = (answers: Answers): Section[] =>
  sectionNames.filter((name) => answers[name] === undefined)
