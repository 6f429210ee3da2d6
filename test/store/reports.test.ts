import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { promised } from '#shared/domain/documents/document.ts'
import { handle } from '#shared/domain/reports/handle.ts'
import { receive, senderWrites } from '#shared/domain/reports/sender.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import type { Report } from '#shared/domain/reports/report.ts'
import { complaintIdOf, findComplaint } from '#shared/store/complaints.ts'
import { quarterOf } from '#shared/domain/reports/numbers.ts'
import { tips } from '#shared/store/reports.ts'
import { tipNumbers } from '#shared/store/tip-numbers.ts'
import { sealUnder } from '#shared/store/seal.ts'
import { now } from '../support/stored-case.ts'

const filing = {
  kind: 'hidden-income',
  against: 'family',
  about: '玉屏三组的彭家',
  division: '500153001',
  place: '',
  facts: '彭家有一辆越野车。',
  contact: null,
} as const
const handler = { id: 'tip-handler', name: '罗芳', role: 'tip-handler', division: '500153' } as const
const known = { officers: [{ ...handler, left: null }], kin: [] }
const newCode = () => newReceipt(randomBytes(16)).replaceAll('-', '')

const filed = async (changes: Partial<Report> = {}): Promise<Report> => {
  const report = { ...receive(await tips.idOf(newCode()), filing, { now, known }), ...changes }
  await tips.file(report)
  return report
}
const taken = (report: Report): Report => {
  const after = handle(report, { verb: 'take' }, { actor: handler, now, known })
  if ('problem' in after) throw new Error(after.problem)
  return after
}

describe('a report', () => {
  test('is found by its receipt alone, which is nowhere in it', async () => {
    const receipt = newCode()
    const report = receive(await tips.idOf(receipt), filing, { now, known })
    await tips.file(report)
    expect(await tips.find(await tips.idOf(receipt))).toEqual({ report, evidence: [] })
    expect(JSON.stringify(report)).not.toContain(receipt)
    expect(await tips.find(await tips.idOf(newCode()))).toBeNull()
  })

  test('of one zone is not in another, nor is its receipt the same there', async () => {
    const receipt = newCode()
    const report = receive(await tips.idOf(receipt), filing, { now, known })
    await tips.file(report)
    expect(await complaintIdOf(receipt)).not.toBe(report.id)
    expect(await findComplaint(report.id)).toBeNull()
  })

  test('is never overwritten by another with its id', async () => {
    const report = await filed()
    await expect(tips.file(report)).rejects.toThrow()
  })

  test('is saved over the version it was read at, by one of fifty', async () => {
    const report = await filed()
    const saved = await Promise.all(Array.from({ length: 50 }, () => tips.save(report, taken(report))))
    expect(saved.filter(Boolean)).toHaveLength(1)
    const late = senderWrites(report, '还有。', known, now)
    expect('problem' in late || (await tips.save(report, late))).toBe(false)
    expect((await tips.find(report.id))?.report.state).toBe('TAKEN')
  })
})

describe('the desk of reports', () => {
  const county = '341623'
  const elsewhere = { ...filing, division: '341623100001' }
  const withDue = (day: number) =>
    filed({ filing: elsewhere, due: { date: `2026-03-${String(day).padStart(2, '0')}`, provisional: false } })

  test('lists by due date, a page per query, the supervisor’s apart from the handler’s', async () => {
    const days = Array.from({ length: 60 }, (_, position) => ((position * 7) % 28) + 1)
    await Promise.all(days.map(withDue))
    const hers = await filed({ filing: { ...elsewhere, against: 'county' }, desk: 'supervisor' })
    const first = await tips.desk(county, 'handler', now, undefined)
    expect(first.reports).toHaveLength(50)
    const rest = await tips.desk(county, 'handler', now, first.cursor ?? '')
    const all = [...first.reports, ...rest.reports]
    const dates = all.map(({ due }) => due?.date)
    expect(rest.cursor).toBeNull()
    expect(new Set(all.map(({ id }) => id)).size).toBe(60)
    expect(dates).toEqual(dates.toSorted())
    expect((await tips.desk(county, 'supervisor', now, undefined)).reports).toEqual([hers])
  })

  test('keeps what is concluded, after everything that is due', async () => {
    const done = await filed({ filing: elsewhere, due: null, state: 'CONCLUDED' })
    const first = await tips.desk(county, 'handler', now, undefined)
    const rest = await tips.desk(county, 'handler', now, first.cursor ?? '')
    expect(rest.reports.at(-1)).toEqual(done)
  })
})

describe('evidence', () => {
  test('is promised, judged once, and lies with its report', async () => {
    const { id } = await filed()
    const picture = promised({ id: randomUUID(), kind: 'other', name: '车.png', requestedAt: now })
    await tips.promiseEvidence(id, picture)
    expect(await tips.findEvidence(id, picture.id)).toEqual(picture)
    const clean = { ...picture, status: 'clean', type: 'image/png', bytes: 70, checkedAt: now } as const
    expect(await tips.judgeEvidence(id, clean)).toBe(true)
    expect(await tips.judgeEvidence(id, { ...picture, status: 'quarantined', reason: 'broken' })).toBe(false)
    expect((await tips.find(id))?.evidence).toEqual([clean])
  })

  test('has a token that opens in its own zone', async () => {
    const token = await tips.sealToken('x')
    expect(await tips.openToken(token)).toBe('x')
    await expect(sealUnder('COMPLAINTS_KEY').open(token, 'arrival')).rejects.toThrow()
  })
})

describe('the numbers of a quarter', () => {
  const county = '361102'
  const here = { ...filing, division: county }

  test('count each tip once when it comes and once when it ends, and lead back to none', async () => {
    const before = await tipNumbers(county, '2026-Q4')
    const report = receive(await tips.idOf(newCode()), here, { now, known })
    await tips.file(report)
    const conclusion = { outcome: 'partly', findings: '', evidence: '', answer: '', at: now, onTime: true } as const
    const ended = { ...report, version: 2, state: 'CONCLUDED', due: null, conclusion } as const
    const saved = await Promise.all(Array.from({ length: 5 }, () => tips.save(report, ended)))
    expect(saved.filter(Boolean)).toHaveLength(1)
    const quarter = quarterOf(now.slice(0, 10))
    expect(before).toEqual({ quarter: '2026-Q4', received: 0, concluded: 0, onTime: 0, substantiated: 0 })
    expect(await tipNumbers(county, quarter)).toEqual({
      quarter,
      received: 1,
      concluded: 1,
      onTime: 1,
      substantiated: 1,
    })
  })
})

describe('what the supervisor watches', () => {
  const county = '361104'
  const due = (date: string) => ({ date, provisional: false })
  const by = { id: handler.id, name: handler.name, role: handler.role }

  test('is late or asks for more time; number and day are told, and nothing is opened', async () => {
    const at = (changes: Partial<Report>) => filed({ filing: { ...filing, division: county }, ...changes })
    const late = await at({ due: due('2026-03-01') })
    const asked = await at({
      due: due('2026-03-20'),
      extension: { askedBy: by, reason: '要请外地协助', answer: 'awaited' },
    })
    await at({ due: due('2026-03-20') })
    await at({ due: due('2026-03-01'), desk: 'supervisor' })
    expect(await tips.watched(county, '2026-03-10')).toEqual([
      { id: late.id, due: '2026-03-01', raised: false },
      { id: asked.id, due: '2026-03-20', raised: true },
    ])
  })
})
