import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { promised } from '#shared/domain/documents/document.ts'
import { handle, receive, senderWrites } from '#shared/domain/reports/handle.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import type { Report } from '#shared/domain/reports/report.ts'
import { complaintIdOf, findComplaint } from '#shared/store/complaints.ts'
import { tips } from '#shared/store/reports.ts'
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
const newCode = () => newReceipt(randomBytes(16)).replaceAll('-', '')

const filed = async (changes: Partial<Report> = {}): Promise<Report> => {
  const report = { ...receive(await tips.idOf(newCode()), filing, now), ...changes }
  await tips.file(report)
  return report
}
const taken = (report: Report): Report => {
  const after = handle(report, { verb: 'take' }, handler, now)
  if ('problem' in after) throw new Error(after.problem)
  return after
}

describe('a report', () => {
  test('is found by its receipt alone, which is nowhere in it', async () => {
    const receipt = newCode()
    const report = receive(await tips.idOf(receipt), filing, now)
    await tips.file(report)
    expect(await tips.find(await tips.idOf(receipt))).toEqual({ report, evidence: [] })
    expect(JSON.stringify(report)).not.toContain(receipt)
    expect(await tips.find(await tips.idOf(newCode()))).toBeNull()
  })

  test('of one zone is not in another, nor is its receipt the same there', async () => {
    const receipt = newCode()
    const report = receive(await tips.idOf(receipt), filing, now)
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
    const late = senderWrites(report, '还有。', now)
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
