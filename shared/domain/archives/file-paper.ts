import { homeOf } from '#shared/domain/applications/receiving.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import type { BenefitEvent } from '#shared/domain/benefits/changes.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { officeOf } from '#shared/domain/decisions/letter.ts'
import { yuan } from '#shared/domain/money.ts'
import { inChinese, type Block, type Paper } from '#shared/domain/papers/paper.ts'
import { definitionOf } from '#shared/domain/programs/definitions.ts'
import { maskIdentityNumber } from '#shared/domain/people/identity-number.ts'
import { benefitTitles, eventTitles, sections } from './event-titles.ts'
import type { Kept } from './household-file.ts'
import { surveyWords } from './survey-words.ts'

/** The whole file of a household on paper: what an auditor reads, with a table of contents; numbers stay masked. */

type Rows = (readonly [string, string])[]

const fieldsWithoutWords = ['type', 'at', 'by']

/** Everything that a person wrote in an event, whatever its kind: texts with Chinese in them, in their order. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}
const writtenIn = (event: Event, members: readonly string[]): string => {
  if (event.type === 'surveyRecorded') return surveyWords(event, members)
  return wordsIn(
    Object.fromEntries(Object.entries(event).filter(([field]) => !fieldsWithoutWords.includes(field))),
  ).join('；')
}

const told = (event: Event, members: readonly string[]): readonly [string, string] => [
  inChinese(localDate(event.at)),
  [`${eventTitles[event.type][1]}（${event.by.name}）`, writtenIn(event, members)].filter(Boolean).join('：'),
]

const application = ({ application: { answers, number, program, submittedAt } }: CaseFile): Rows => [
  ['编号', number ?? ''],
  ['项目', definitionOf(program).name.zh],
  ['住址', answers.place ? homeOf(answers.place) : ''],
  ['提出日期', submittedAt === null ? '' : inChinese(localDate(submittedAt))],
  ...(answers.members ?? []).map(({ name, idNumber }, at): Rows[number] => [
    `家庭成员 ${at + 1}`,
    `${name}，${maskIdentityNumber(idNumber)}`,
  ]),
  ['困难原因', answers.circumstances?.description ?? ''],
]

const decision = ({ application: { decision: taken } }: CaseFile): Block[] =>
  taken === null
    ? []
    : [
        {
          kind: 'rows',
          rows: [
            ['结果', taken.outcome === 'confirmed' ? `予以确认，每月 ${yuan(taken.monthlyFen)} 元` : '不予确认'],
            ['理由', taken.reasons],
            ['签字', taken.signedBy.map(({ name }) => name).join('、')],
          ],
        },
      ]

const paidEach = ({ type, ...event }: BenefitEvent): readonly [string, string] => [
  inChinese(localDate(event.at)),
  [
    `${benefitTitles[type]}（${event.by.name}）`,
    ...('monthlyFen' in event ? [`每月 ${yuan(event.monthlyFen)} 元`] : []),
    ...wordsIn(Object.fromEntries(Object.entries(event).filter(([field]) => !fieldsWithoutWords.includes(field)))),
  ].join('；'),
]

/** One case: what was asked, what happened by part of the way, what was decided and paid, which originals lie beside. */
const blocksOf = ({ file, paid }: Kept, originals: readonly string[]): Block[] => {
  const title = file.application.number ?? ''
  const members = (file.application.answers.members ?? []).map(({ name }) => name)
  const inSection = (section: (typeof sections)[number]): Block[] => {
    const events = file.events.filter(({ type }) => eventTitles[type][0] === section)
    const rows: Block[] =
      events.length === 0 ? [] : [{ kind: 'rows', rows: events.map((event) => told(event, members)) }]
    const extra = section === '县级会审和决定' ? decision(file) : []
    const asked: Block[] = section === '申请受理' ? [{ kind: 'rows', rows: application(file) }] : []
    const blocks = [...asked, ...rows, ...extra]
    return blocks.length === 0 ? [] : [{ kind: 'heading', text: `${title} ${section}` }, ...blocks]
  }
  return [
    ...sections.flatMap(inSection),
    ...(paid === null
      ? []
      : ([
          { kind: 'heading', text: `${title} 待遇发放和复核` },
          { kind: 'rows', rows: paid.events.map(paidEach) },
        ] as const)),
    { kind: 'heading', text: `${title} 附件` },
    { kind: 'paragraph', text: originals.length === 0 ? '没有附件。' : originals.join('\n') },
  ]
}

/** @param originals names inside the archive, by case */
export const filePaper = (
  cases: readonly Kept[],
  originals: ReadonlyMap<string, readonly string[]>,
  at: string,
): Paper => {
  const { place, members } = cases[0]?.file.application.answers ?? {}
  return {
    title: `一户一档：${members?.[0]?.name ?? ''}家庭`,
    office: officeOf(place?.village ?? ''),
    at,
    contents: true,
    blocks: cases.flatMap((kept) => blocksOf(kept, originals.get(kept.file.application.id) ?? [])),
  }
}
