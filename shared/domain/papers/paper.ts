import type { Step } from '#shared/domain/programs/receipt.ts'
import { yuan } from '#shared/domain/money.ts'

/** What an office's paper says, in order; how it looks is the printer's business. Always Chinese: it is a legal document. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly [string, string])[] }
  /** A table with lines, to be filled in by hand where a cell is empty. */
  | { readonly kind: 'sheet'; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly string[])[] }
  /** To the right, as a signature stands. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

interface SheetColumn {
  readonly title: string
  /** Of the width of the page, in hundredths. */
  readonly width: number
}

export interface Paper {
  readonly title: string
  /** Who issued it; the document's author. */
  readonly office: string
  /** ISO instant; part of the document, so that printing it again gives the same bytes. */
  readonly at: string
  readonly blocks: readonly Block[]
  /** Printed at the foot with a QR code, so that anyone can check the paper. */
  readonly proof?: { readonly code: string; readonly url: string; readonly how: string }
  /** Whether a table of contents with page numbers comes first. */
  readonly contents?: boolean
}

/** '2026-09-23' as '2026年9月23日', '2026-10' as '2026年10月'. */
export const inChinese = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`
}

const stepWords: { readonly [Label in Step['label']]: string } = {
  standard: '保障标准',
  income: '家庭收入',
  'income-not-counted': '不计入的收入',
  deduction: '可以扣除的支出',
  'per-capita': '人均收入',
  property: '家庭财产',
  tier: '档次',
  share: '按标准的比例发放',
  alone: '单人户：按一个人的标准发放',
  needed: '需要的钱',
  cap: '最多给到',
  'top-up': '分类施保增发',
  rounding: '取整',
  'minimum-payment': '最低发放额',
  subsidy: '价格补贴',
  'income-not-below-standard': '人均收入不低于标准',
  'income-not-below-margin': '人均收入不低于低保边缘线',
  'property-above-limit': '财产超过规定',
}

/** Each line of a calculation with its clause, as rows of a table. */
export const calculationRows = (steps: readonly Step[]): (readonly [string, string])[] =>
  steps.map(({ label, quantity, clause, amountFen }) => [
    stepWords[label],
    [quantity, amountFen === 0 ? '' : `${yuan(amountFen)} 元`, clause].filter(Boolean).join('；'),
  ])
