import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { countingOf } from '#shared/domain/applications/counted.ts'
import type { Answers, Section } from '#shared/domain/applications/answers.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { deductionName, incomeName } from '#lib/incomes.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { registrationName } from './words/place.ts'
import { countingWords } from './words/counting.ts'
import {
  accountKindName,
  aloneName,
  causeName,
  gradeName,
  lineWords,
  relationName,
  sectionName,
  supporterRelationName,
} from './words/answers.ts'

interface Row {
  key: string
  value: string
  change: string
}
export interface AnswerGroup {
  title: string
  rows: Row[]
}

/** Everything that was told, section by section, each with the page where it can be changed. */
export function answersToCheck({ answers, documents, id, today }: OwnApplication): AnswerGroup[] {
  const to = (page: string) => `/apply/${id}/${page}?back=check`
  const sent = documents.filter(({ status }) => status === 'clean')
  return [
    ...place(answers, to('place')),
    ...household(answers, today, to),
    ...money(answers, to),
    ...account(answers, to('account')),
    ...circumstances(answers, to('circumstances')),
    {
      title: m.apply_section_documents(),
      rows: [
        {
          key: m.apply_section_documents(),
          value: sent.length ? sent.map(({ name }) => name).join(m.apply_comma()) : m.apply_documents_none(),
          change: to('documents'),
        },
      ],
    },
  ]
}

const group = (section: Section, rows: Row[]): AnswerGroup => ({ title: sectionName[section](), rows })

function place({ place: told }: Answers, change: string): AnswerGroup[] {
  if (!told) return []
  return [
    group('place', [
      ...(told.registration
        ? [{ key: m.entry_place_registration_name(), value: registrationName[told.registration.how](), change }]
        : []),
      { key: m.apply_place_village(), value: fullNameOf(told.village), change },
      { key: m.apply_place_address(), value: told.address, change },
    ]),
  ]
}

function household({ members = [] }: Answers, today: string, to: (page: string) => string): AnswerGroup[] {
  const rows = members.map((member, index) => {
    const { name, idNumber, relation, disabilityGrade, seriouslyIll } = member
    return {
      key: index === 0 ? m.apply_applicant() : relationName[relation](),
      value: [
        name,
        idNumber,
        ...(disabilityGrade === null ? [] : [gradeName(disabilityGrade)]),
        ...(seriouslyIll ? [m.apply_seriously_ill()] : []),
        countingWords(countingOf(member, today)),
      ].join(m.apply_comma()),
      change: to(`members/${index + 1}`),
    }
  })
  return members.length ? [group('members', rows)] : []
}

function money(answers: Answers, to: (page: string) => string): AnswerGroup[] {
  const { deductions, incomes, members = [], property } = answers
  return [
    ...(incomes ? [group('incomes', incomeRows(answers, to))] : []),
    ...supporters(answers, to('supporters')),
    ...(deductions
      ? [
          group('deductions', [
            {
              key: m.apply_section_deductions(),
              value:
                deductions
                  .map(({ member, kind, amountFen, per }) =>
                    [members[member]?.name ?? '', lineWords(deductionName[kind](), amountFen, per)].join(' '),
                  )
                  .join('\n') || m.apply_none(),
              change: to('deductions'),
            },
          ]),
        ]
      : []),
    ...(property
      ? [
          group('property', [
            {
              key: m.apply_property_financial(),
              value: `${yuan(property.financialFen)} ${m.unit_yuan()}`,
              change: to('property'),
            },
            { key: m.apply_property_cars(), value: String(property.cars), change: to('property') },
            { key: m.apply_property_homes(), value: String(property.homes), change: to('property') },
            { key: m.apply_property_shops(), value: String(property.shops), change: to('property') },
          ]),
        ]
      : []),
  ]
}

const incomeRows = ({ incomes = [], members = [] }: Answers, to: (page: string) => string): Row[] =>
  members.map(({ name }, index) => ({
    key: name,
    value:
      incomes
        .filter(({ member }) => member === index)
        .map(({ kind, amountFen, per }) => lineWords(incomeName[kind](), amountFen, per))
        .join('\n') || m.apply_no_income(),
    change: to(`incomes/${index + 1}`),
  }))

function supporters({ supporters: told }: Answers, change: string): AnswerGroup[] {
  if (!told) return []
  const rows = told.map(({ name, relation, paid, consent }) => ({
    key: name,
    value: [
      lineWords(supporterRelationName[relation](), paid.amountFen, paid.per),
      consent?.idNumber ?? m.household_supporter_agreed_not(),
    ].join(m.apply_comma()),
    change,
  }))
  const none = { key: m.household_section_supporters(), value: m.apply_none(), change }
  return [group('supporters', rows.length ? rows : [none])]
}

function account({ account: told }: Answers, change: string): AnswerGroup[] {
  if (!told) return []
  return [
    group('account', [
      { key: m.apply_account_holder(), value: told.holder, change },
      { key: accountKindName[told.kind](), value: told.number.replace(/(.{4})(?=.)/g, '$1 '), change },
      { key: m.apply_account_bank(), value: told.bank, change },
    ]),
  ]
}

function circumstances({ circumstances: told }: Answers, change: string): AnswerGroup[] {
  if (!told) return []
  return [
    group('circumstances', [
      { key: m.apply_cause(), value: causeName[told.cause](), change },
      { key: m.apply_description(), value: told.description || m.apply_none(), change },
      { key: m.apply_phone(), value: told.phone ?? m.apply_none(), change },
      ...(told.alone === undefined
        ? []
        : [
            {
              key: m.household_alone(),
              value: told.alone === null ? m.household_alone_family() : aloneName[told.alone](),
              change,
            },
          ]),
      { key: m.apply_kin(), value: told.kinOfOfficer ? m.yes() : m.no(), change },
    ]),
  ]
}
