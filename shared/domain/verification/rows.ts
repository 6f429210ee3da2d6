import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { isFieldProblem, problem, type FieldProblem } from '#shared/domain/field-problems.ts'
import { Fen, fenFrom } from '#shared/domain/money.ts'
import { IdentityNumber } from '#shared/domain/people/identity-number.ts'
import { RegisterRecord } from './reply.ts'
import type { Source } from './sources.ts'

/** A department's table: the headings in its first row, in any order, others besides; every cell as text. */

const words = z.string().trim().normalize('NFKC').min(1, problem('required')).max(100, problem('too-long'))
/** Yuan to whole fen, never through a float. */
const yuan = z.string().transform((text, context) => {
  const fen = Fen.safeParse(fenFrom(text.normalize('NFKC'))).data
  if (fen === undefined) context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'not-an-amount' })
  return fen ?? z.NEVER
})
/** '2026-11-20', '2026/11/20', '2026年11月20日' or '20261120'. */
const day = z
  .string()
  .transform((text) => {
    const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text.normalize('NFKC').trim())
    return found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : text
  })
  .pipe(LocalDate)
const oneOf = <Meaning extends string>(meanings: Readonly<Record<string, Meaning>>) =>
  z.string().transform((text, context) => {
    const meaning = meanings[text.trim()]
    if (meaning === undefined || !Object.hasOwn(meanings, text.trim()))
      context.addIssue({ code: 'custom', message: 'choose-one' })
    return meaning ?? z.NEVER
  })

interface Column {
  readonly heading: string
  readonly cell: z.ZodType<string | number, string>
}
const column = (heading: string, cell: Column['cell']): Column => ({ heading, cell })
const observed = { what: column('项目', words), amountFen: column('金额（元）', yuan) }

/** What each department writes about a person it knows, by the name that the record has for it. */
const columns: Readonly<Record<Source, Readonly<Record<string, Column>>>> = {
  population: {
    state: column('户籍状态', oneOf({ 正常: 'living', 死亡: 'deceased', 注销: 'cancelled', 迁出: 'moved-away' })),
  },
  'social-insurance': {
    kind: column('参保类型', oneOf({ 职工: 'employee', 居民: 'resident', 养老待遇: 'pension' })),
    payer: column('单位', words),
    monthlyFen: column('月金额（元）', yuan),
  },
  tax: { payer: column('扣缴单位', words), monthlyFen: column('月均收入（元）', yuan) },
  'real-estate': {
    place: column('坐落', words),
    use: column('用途', oneOf({ 住宅: 'home', 商业: 'shop', 其他: 'other' })),
  },
  vehicles: {
    plate: column('号牌', words),
    kind: column('类型', oneOf({ 汽车: 'car', 船舶: 'ship', 摩托车: 'motorcycle', 残疾人代步车: 'scooter' })),
  },
  'market-entities': {
    name: column('名称', words),
    state: column('登记状态', oneOf({ 存续: 'open', 在营: 'open', 注销: 'closed', 吊销: 'closed' })),
    capitalFen: column('注册资本（元）', yuan),
  },
  'housing-fund': {
    payer: column('缴存单位', words),
    monthlyFen: column('月缴存额（元）', yuan),
    balanceFen: column('余额（元）', yuan),
  },
  banks: { bank: column('银行', words), balanceFen: column('余额（元）', yuan) },
  utilities: observed,
  telephone: observed,
  schools: observed,
  travel: observed,
}

const person = '身份证号'
const outcome = '查询结果'
const asOf = '截至日期'
const Person = z.strictObject({
  [person]: IdentityNumber,
  [outcome]: oneOf({ 有: 'found', 无: 'nothing' }),
  [asOf]: day,
})

/** The headings that a department's table must have. */
export const headingsOf = (source: Source): string[] => [
  person,
  outcome,
  asOf,
  ...Object.values(columns[source]).map(({ heading }) => heading),
]

/** A row that was understood: null where the register knows nothing of the person. */
export interface GoodRow {
  readonly row: number
  readonly idNumber: string
  readonly asOf: string
  /** Which of several banks speaks; empty where a register is one. */
  readonly part: string
  readonly record: RegisterRecord | null
}

/** Where a row is wrong: its number as the department counts, the heading, the problem; never what stood there. */
export const BadCell = z.strictObject({ row: z.int(), column: z.string(), problem: z.string() })
export interface BadCell extends z.infer<typeof BadCell> {
  readonly problem: FieldProblem
}

export type Understood =
  | { readonly missing: readonly string[] }
  | { readonly rows: number; readonly good: readonly GoodRow[]; readonly bad: readonly BadCell[] }

type Cells = Readonly<Record<string, string>>

const issuesIn = (row: number, heading: string, { issues }: z.ZodError): BadCell[] =>
  issues.slice(0, 1).map(({ path, message }) => ({
    row,
    column: heading || String(path[0]),
    problem: isFieldProblem(message) ? message : 'invalid',
  }))

/** Every heading of the record, read; a row with one bad cell is a bad row, and each of its bad cells is named. */
const recordIn = (source: Source, row: number, cells: Cells): { bad: BadCell[]; record: RegisterRecord | null } => {
  const parts = Object.entries(columns[source]).map(([name, { heading, cell }]) => ({
    name,
    heading,
    parsed: cell.safeParse(cells[heading] ?? ''),
  }))
  const bad = parts.flatMap(({ heading, parsed }) => (parsed.success ? [] : issuesIn(row, heading, parsed.error)))
  if (bad.length > 0) return { bad, record: null }
  const fields = Object.fromEntries(parts.map(({ name, parsed }) => [name, parsed.data]))
  return { bad, record: RegisterRecord.parse({ source, ...fields }) }
}

const partIn = (source: Source, cells: Cells) =>
  source === 'banks' ? (cells['银行'] ?? '').normalize('NFKC').trim() : ''

/** One day may be wrong in two ways; it is one bad cell. */
const firstOfEach = (issues: readonly z.core.$ZodIssue[]) =>
  issues.filter(({ path }, at) => issues.findIndex((other) => other.path[0] === path[0]) === at)

const rowIn = (source: Source, row: number, cells: Cells): GoodRow | BadCell[] => {
  const whose = Person.safeParse({ [person]: cells[person], [outcome]: cells[outcome], [asOf]: cells[asOf] })
  const nothing = cells[outcome]?.trim() === '无'
  const { bad, record } = nothing ? { bad: [], record: null } : recordIn(source, row, cells)
  if (!whose.success)
    return [...firstOfEach(whose.error.issues).flatMap((issue) => issuesIn(row, '', new z.ZodError([issue]))), ...bad]
  if (bad.length > 0) return bad
  return { row, idNumber: whose.data[person], asOf: whose.data[asOf], part: partIn(source, cells), record }
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

/**
 * Reads a department's table. Bad rows are listed and good ones kept; blank lines are nothing.
 * @param table every row as texts, the headings first; rows are counted from 1, the headings being the first
 */
export const understand = (source: Source, [first = [], ...body]: readonly (readonly string[])[]): Understood => {
  const headings = first.map((heading) => heading.normalize('NFKC').replaceAll('(', '（').replaceAll(')', '）').trim())
  const missing = headingsOf(source).filter((heading) => !headings.includes(heading))
  if (missing.length > 0) return { missing }
  const read = body
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => !isBlank(cells))
    .map(({ row, cells }) =>
      rowIn(source, row, Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? '']))),
    )
  return {
    rows: read.length,
    good: read.flatMap((row) => (Array.isArray(row) ? [] : [row])),
    bad: read.flatMap((row) => (Array.isArray(row) ? row : [])),
  }
}
