import type { CompleteAnswers } from '#shared/domain/applications/answers.ts'

/** Synthetic families: identity numbers of area 990101, which does not exist, so that no real person can match. */

const surnames = '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const givenNames = [
  '桂花',
  '建国',
  '秀英',
  '志强',
  '春兰',
  '德明',
  '玉珍',
  '国庆',
  '小梅',
  '永福',
  '淑芬',
  '家旺',
  '丽萍',
  '长青',
  '素云',
  '正华',
]
const streets = ['人民路', '学院路', '昌州大道', '滨河路', '海棠街', '宝城路']
/** In 昌元街道, and in 仁义镇 for every fourth family. */
const villages = ['500153001001', '500153001002', '500153001003']
export const renyiTown = '500153101'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checked = (digits: string) =>
  digits +
  '10X98765432'.charAt([...digits].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11)
const identityNumber = (birth: string, sequence: number) =>
  checked(`990101${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`)

/** A card number of 19 digits whose last is the Luhn check. */
const cardNumber = (seed: number) => {
  const body = `621700990${String(seed).padStart(9, '0')}`
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

type Members = CompleteAnswers['members']
type Member = Members[number]

const person = (
  name: string,
  relation: Member['relation'],
  birth: string,
  sequence: number,
  extra: Partial<Member> = {},
): Member => ({
  name,
  relation,
  idNumber: identityNumber(birth, sequence),
  disabilityGrade: null,
  seriouslyIll: false,
  ...extra,
})

const causes = ['illness', 'old-age', 'unemployment', 'disability', 'schooling', 'accident'] as const

/** The family of the drawn status page: three people, odd jobs, a severely disabled son. */
const liGuihua = (): Members => [
  person('李桂花', 'self', '1982-02-04', 4),
  person('王建军', 'spouse', '1979-09-11', 3),
  person('王小军', 'child', '2004-02-29', 7, { disabilityGrade: 2 }),
]

const members = (index: number): Members => {
  if (index === 0) return liGuihua()
  const surname = surnames.charAt(index % surnames.length)
  const given = (offset: number) => givenNames[(index * 5 + offset * 3) % givenNames.length] ?? '桂花'
  const self = person(
    index === 1 ? '王建国' : surname + given(0),
    'self',
    `${1945 + ((index * 7) % 50)}-0${1 + (index % 9)}-1${index % 9}`,
    10 + index,
    {
      disabilityGrade: index % 6 === 0 ? 2 : null,
      seriouslyIll: index % 5 === 0,
    },
  )
  const others = [
    person(`陈${given(1)}`, 'spouse', `${1948 + ((index * 5) % 45)}-06-2${index % 9}`, 110 + index),
    person(surname + given(2), 'child', `${2008 + (index % 12)}-09-0${1 + (index % 9)}`, 210 + index),
    person(surname + given(3), 'parent', `${1940 + (index % 15)}-03-0${1 + (index % 9)}`, 310 + index),
  ]
  return [self, ...others.slice(0, index % 4)]
}

export const householdAnswers = (index: number, village: string | undefined): CompleteAnswers => {
  const family = members(index)
  const head = family[0]?.name ?? ''
  return {
    place: {
      village: village ?? villages[index % villages.length] ?? '500153001001',
      address: `${streets[index % streets.length] ?? ''} ${index + 3} 号`,
    },
    members: family,
    supporters: [],
    incomes:
      index % 3 === 2
        ? []
        : [{ member: family.length > 1 ? 1 : 0, kind: 'odd-job', amountFen: 30_000 + index * 700, per: 'month' }],
    deductions:
      index % 3 === 0 && family.length > 1 ? [{ member: 1, kind: 'work-cost', amountFen: 10_000, per: 'month' }] : [],
    property: { financialFen: index * 12_000, cars: 0, homes: 1, shops: 0 },
    account: { kind: 'CARD', number: cardNumber(index + 1), bank: '重庆农村商业银行', holder: head },
    circumstances: {
      cause: causes[index % causes.length] ?? 'other',
      description: '',
      phone: null,
      kinOfOfficer: index === 29,
    },
  }
}
