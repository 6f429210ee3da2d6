import type { Application, Decision, RefusalCause } from '#shared/domain/applications/application.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { divisionOf, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { yuan } from '#shared/domain/money.ts'
import { yuanInWords } from '#shared/domain/money-in-words.ts'
import { calculationRows, inChinese, type Block, type Paper } from '#shared/domain/papers/paper.ts'
import { personsPaid } from '#shared/domain/programs/calculation.ts'
import { definitionOf } from '#shared/domain/programs/definitions.ts'

/** The written decision that the family receives (57号 art. 21; Law art. 45): it must be understood without anybody beside it. */

export const causeWords: { readonly [Cause in RefusalCause]: string } = {
  NOT_ELIGIBLE: '不符合规定的条件',
  FORMALITIES_INCOMPLETE: '手续不齐全',
  INCOME_UNCLEAR: '家庭收入不清楚',
  OBJECTION_OPEN: '群众的异议还没有查清',
  RESPONSIBILITY_UNCLEAR: '调查、经办的责任不清楚',
  PROCEDURE_SKIPPED: '没有按规定的程序办理',
}

interface Place {
  readonly county: string
  readonly countyName: string
  readonly town: string
  readonly village: string
}

const placeOf = (village: string): Place => ({
  county: fullNameOf(village.slice(0, 6)),
  countyName: divisionOf(village.slice(0, 6))?.name ?? '',
  town: divisionOf(village.slice(0, 9))?.name ?? '',
  village: fullNameOf(village),
})

export const officeOf = (village: string): string => `${placeOf(village).county}民政局`

const granted = (decision: Decision, persons: number): Block[] => [
  { kind: 'heading', text: '保障金额' },
  {
    kind: 'rows',
    rows: [
      ['保障人口', `${persons} 人`],
      ['每月金额', `${yuan(decision.monthlyFen)} 元（人民币${yuanInWords(decision.monthlyFen)}）`],
      ['开始月份', `${decision.firstMonth === null ? '' : inChinese(decision.firstMonth)}起，按月打入您登记的账户`],
    ],
  },
  { kind: 'heading', text: '怎么算的' },
  { kind: 'rows', rows: calculationRows(decision.calculation?.result.steps ?? []) },
  {
    kind: 'paragraph',
    text: '依据《中华人民共和国社会救助法》第十八条、《最低生活保障审核确认办法》第二十一条、第二十三条。',
  },
]

const refusedFor = ({ cause }: Decision): Block[] => [
  { kind: 'heading', text: '依据' },
  {
    kind: 'paragraph',
    text: `${cause === null ? '' : `${causeWords[cause]}。`}《中华人民共和国社会救助法》第十八条、第四十五条，《最低生活保障审核确认办法》第二十一条。`,
  },
]

const remedies = ({ county, countyName }: Place): Block[] => [
  { kind: 'heading', text: '不同意这个决定，您可以' },
  {
    kind: 'paragraph',
    text: `收到本通知书之日起 60 日内，向${county}人民政府申请行政复议；或者 6 个月内，向${countyName}人民法院提起行政诉讼。写材料有困难，可以打 12348，请法律援助免费帮忙。（《社会救助法》第七十六条，《行政复议法》第二十条）`,
  },
]

const duty: Block = {
  kind: 'paragraph',
  text: '家里的人口、收入、财产有变化，请及时告诉街道、乡镇或者村（社区）。（《社会救助法》第四十六条）',
}

/** Printed by whoever holds the code; the page answers with no more than the paper's number, kind, date and surname. */
export interface ProofPrinted {
  readonly code: string
  readonly url: string
}

/** The paper of the decision that a case now has; null while it has none. */
export function letterOf(state: Application, proof: ProofPrinted): Paper | null {
  const { decision, answers, number, program, submittedAt } = state
  const applicant = answers.members?.[0]
  if (!decision || !applicant || !answers.place || submittedAt === null) return null
  const place = placeOf(answers.place.village)
  const office = officeOf(answers.place.village)
  const persons = answers.members?.length ?? 0
  const scheme = definitionOf(program).name.zh
  const confirmed = decision.outcome === 'confirmed'
  const today = inChinese(localDate(decision.at))
  return {
    title: `${scheme}${confirmed ? '确认' : '不予确认'}通知书`,
    office,
    at: decision.at,
    blocks: [
      { kind: 'paragraph', text: `编号：${number ?? ''}` },
      { kind: 'paragraph', text: `${applicant.name}（${place.village}，家庭 ${persons} 人）：` },
      {
        kind: 'paragraph',
        text: `您家 ${inChinese(localDate(submittedAt))}提出的${scheme}申请，由${place.town}调查审核，经本局会审，决定${
          confirmed ? '予以确认' : '不予确认'
        }。`,
      },
      ...(confirmed ? granted(decision, personsPaid(decision.calculation, answers.members)) : refusedFor(decision)),
      { kind: 'heading', text: '理由' },
      { kind: 'paragraph', text: decision.reasons },
      ...(confirmed ? [duty] : []),
      ...remedies(place),
      {
        kind: 'signature',
        lines: [`会审签字：${decision.signedBy.map(({ name }) => name).join('、')}`, office, today],
      },
    ],
    proof: { ...proof, how: '任何人都可以扫码或者在网上输入核验码，核对这份通知书的真假和是否仍然有效。' },
  }
}
