import { randomInt } from 'node:crypto'
import type { CompleteAnswers } from '#shared/domain/applications/answers.ts'

/** Families for tests: identity numbers of area 990101, which does not exist, so that no real person can match. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A number with a valid check character; `order` tells people of one birthday apart. */
export const identityNumber = (birthDate: string, order: number): string => {
  const digits = `990101${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, position) => total + weight * Number(digits[position]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

export const yuping = '500153001001'
export const inRenyi = '500153101001'

/** Somebody new each time: two cases that name one person wait for an officer to settle it. */
const somebody = (born: number): string => {
  const birthDate = new Date(Date.UTC(born, 0, 1 + randomInt(3650))).toISOString().slice(0, 10)
  return identityNumber(birthDate, randomInt(1, 1000))
}

/** A couple with odd jobs; every section told, each valid. */
export const family = (changes: Partial<CompleteAnswers> = {}): CompleteAnswers => ({
  place: { village: yuping, address: '人民路 12 号' },
  members: [
    {
      name: '李桂花',
      idNumber: somebody(1980),
      relation: 'self',
      disabilityGrade: null,
      seriouslyIll: false,
    },
    {
      name: '王建军',
      idNumber: somebody(1970),
      relation: 'spouse',
      disabilityGrade: 2,
      seriouslyIll: false,
    },
  ],
  supporters: [],
  incomes: [{ member: 1, kind: 'odd-job', amountFen: 60_000, per: 'month' }],
  deductions: [],
  property: { financialFen: 200_000, cars: 0, homes: 1, shops: 0 },
  account: { kind: 'PASSBOOK', number: '7312045598120437', bank: '重庆农村商业银行', holder: '李桂花' },
  circumstances: { cause: 'illness', description: '长期住院。', phone: '13900007315', kinOfOfficer: false },
  ...changes,
})

export const declared = { truthDeclared: true, verificationAuthorised: true }
