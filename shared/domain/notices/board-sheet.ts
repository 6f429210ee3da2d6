import * as z from 'zod'
import { phoneOf } from '#shared/domain/applications/calls.ts'
import { divisionOf, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { yuan } from '#shared/domain/money.ts'
import { inChinese } from '#shared/domain/papers/paper.ts'
import { definitionOf } from '#shared/domain/programs/definitions.ts'
import type { Procedure } from '#shared/domain/programs/procedure.ts'
import type { Notice } from './notice.ts'

/** What hangs on a village's board: one sheet for each kind of notice and day, and one for the long-term list. */
export const SheetKind = z.enum(['APPLICATION', 'REVIEW', 'ANNOUNCEMENT', 'CHANGE', 'STANDING'])
export type SheetKind = z.infer<typeof SheetKind>

/** A sheet as it is read from two steps away; how it looks is the printer's business. Always Chinese: it is a legal document. */
export interface BoardSheet {
  readonly title: string
  readonly village: string
  readonly lead: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
  readonly foot: readonly (readonly [string, string])[]
  /** Who posts it, and the day. */
  readonly office: string
  readonly on: string
  /** Where the same stands on the web. */
  readonly url: string
}

/** A family's line: of the fields of domain.md §9 those that its kind shows. */
export interface Line {
  readonly applicantName: string
  readonly program: string
  readonly persons?: number
  readonly monthlyFen?: number
  readonly change?: Extract<Notice, { kind: 'CHANGE' }>['change']
  readonly from?: string
}

interface Column {
  readonly title: string
  /** Of the width of the sheet, in hundredths. */
  readonly width: number
  readonly of: (line: Line, index: number) => string
}

const changeWords = { raised: '增发', reduced: '减发', ended: '停发' } as const
const changed = ({ change, from }: Line) => (change && from ? `${inChinese(from)}起${changeWords[change]}` : '')

const number: Column = { title: '序号', width: 8, of: (_, index) => String(index + 1) }
const applicant = (width: number): Column => ({ title: '申请人', width, of: ({ applicantName }) => applicantName })
const persons: Column = { title: '家庭人数', width: 16, of: ({ persons: count }) => `${count ?? ''} 人` }
const program = (width: number): Column => ({
  title: '救助种类',
  width,
  of: ({ program: id }) => definitionOf(id).name.zh,
})
const amount = (title: string): Column => ({
  title,
  width: 24,
  of: ({ monthlyFen = 0 }) => (monthlyFen > 0 ? `${yuan(monthlyFen)} 元` : '—'),
})

interface Wording {
  readonly title: string
  readonly lead: string
  readonly columns: readonly Column[]
  /** What the days are called, and what is to be done by whoever disagrees. */
  readonly period: string
  readonly disagree: readonly [string, string]
}

const atTheOffice = '打下面的电话，或者到乡镇、街道便民服务中心当面说'
const ask = ['有疑问', `请${atTheOffice}。`] as const
const granted = (title: string) => [number, applicant(28), persons, amount(title), program(24)]

const wordings: Readonly<Record<SheetKind, Wording>> = {
  APPLICATION: {
    title: '申请名单公布',
    lead: '下列家庭提出了申请。这里只公布谁申请了，还没有调查，也没有结论。',
    columns: [number, applicant(52), program(40)],
    period: '公布时间',
    disagree: ask,
  },
  REVIEW: {
    title: '审核公示',
    lead: '下列家庭申请救助，经入户调查和信息核对，拟给予救助，现予公示。',
    columns: granted('拟定金额（每月）'),
    period: '公示时间',
    disagree: [
      '有异议',
      `在公示时间内扫右边的二维码在网上提，或者${atTheOffice}，留不留姓名都可以。有异议的先查清楚，再作决定。`,
    ],
  },
  ANNOUNCEMENT: {
    title: '确认结果公布',
    lead: '下列家庭经县级民政部门确认给予救助，现予公布。',
    columns: granted('确认金额（每月）'),
    period: '公布时间',
    disagree: ask,
  },
  CHANGE: {
    title: '变动公布',
    lead: '下列家庭的救助金有变动，现予公布。',
    columns: [
      number,
      applicant(20),
      persons,
      { title: '变动', width: 24, of: changed },
      { ...amount('变动后每月'), width: 20 },
      program(12),
    ],
    period: '公布时间',
    disagree: ask,
  },
  STANDING: {
    title: '长期公示',
    lead: '下列家庭本月享受救助。不再享受的，从名单里去掉。',
    columns: granted('金额（每月）'),
    period: '公示月份',
    disagree: ask,
  },
}

interface Hanging {
  readonly kind: SheetKind
  readonly lines: readonly Line[]
  readonly village: string
  readonly period: string
  /** The day on which it is hung. */
  readonly on: string
  readonly procedure: Pick<Procedure, 'telephones'>
  readonly portal: string
}

const nameOf = (code: string) => divisionOf(code)?.name ?? ''

/** The telephones of each level (domain.md §9, row 67): whom to tell, whom to ask, who watches both. */
const phones = (village: string, procedure: Hanging['procedure']): string => {
  const levels = [
    [nameOf(village.slice(0, 9)), 'town'],
    [`${nameOf(village.slice(0, 6))}民政局`, 'county'],
    ['监督举报', 'supervisor'],
  ] as const
  return levels.map(([name, who]) => `${name} ${phoneOf(who, village, procedure)}`).join('　')
}

export function boardSheet({ kind, lines, village, period, on, procedure, portal }: Hanging): BoardSheet {
  const { title, lead, columns, period: days, disagree } = wordings[kind]
  const programs = [...new Set(lines.map((line) => line.program))]
  const [only] = programs
  const about = only !== undefined && programs.length === 1 ? definitionOf(only).name.zh : '社会救助'
  const page = kind === 'STANDING' ? '/notices/standing' : '/notices'
  return {
    title: `${about}${title}`,
    village: fullNameOf(village),
    lead,
    columns: columns.map(({ title: head, width }) => ({ title: head, width })),
    rows: lines.map((line, index) => columns.map((column) => column.of(line, index))),
    foot: [[days, period], disagree, ['电话', phones(village, procedure)]],
    office: nameOf(village.slice(0, 9)),
    on,
    url: `${portal}${page}?in=${village}`,
  }
}

/** '2026年11月26日至2026年12月3日'. */
export const periodWords = (postedOn: string, lastDay: string): string =>
  `${inChinese(postedOn)}至${inChinese(lastDay)}`
