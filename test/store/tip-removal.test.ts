import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { promised } from '#shared/domain/documents/document.ts'
import { quarterOf } from '#shared/domain/reports/numbers.ts'
import type { Report } from '#shared/domain/reports/report.ts'
import { keepSealed, promiseEvidence } from '#shared/store/evidence.ts'
import { publishedNumbers } from '#shared/store/published-numbers.ts'
import { tips } from '#shared/store/reports.ts'
import { tipNumbers } from '#shared/store/tip-numbers.ts'
import { keptBytes, zones } from '#shared/store/uploads.ts'
import { publishQuarter, removeWhatIsOver } from '../../functions/tips/each-morning.ts'
import { withBucket } from '../support/object-store.ts'
import { sentTip, storedTip } from '../support/stored-tip.ts'
import { aTip } from '../support/tips.ts'

withBucket('EVIDENCE_BUCKET')
const county = '341623'
const at = (day: string) => `${day}T22:00:00.000Z`
const ended = at('2026-09-30')
const conclusion = {
  outcome: 'substantiated',
  findings: '',
  evidence: '',
  answer: '',
  at: ended,
  onTime: true,
} as const
const hold = { reason: '法院立案', by: { id: 'tip-handler', name: '罗芳', role: 'tip-handler' }, at: ended } as const

/** A tip with a photograph, concluded in Lixin, where three years are kept. */
const concluded = async (changes: Partial<Report> = {}) => {
  const { report, receipt, id } = await storedTip({ filing: { ...aTip, division: county }, at: at('2026-09-01') })
  await tips.save(await sentTip(receipt), {
    ...report,
    version: 2,
    state: 'CONCLUDED',
    due: null,
    conclusion,
    ...changes,
  })
  const picture = promised({ id: randomUUID(), kind: 'other', name: '车.png', requestedAt: ended })
  const { lock } = await sentTip(receipt)
  await promiseEvidence(id, picture, { tip: lock.recipient, arrival: '-' })
  const { key } = await keepSealed(zones.evidence, `${id}/${picture.id}/original`, Buffer.from('车'))
  return { receipt, key }
}

test('a tip whose time is over loses content, keys and files; one that somebody needs stays, and so do the numbers', async () => {
  const [over, held] = [await concluded(), await concluded({ hold })]
  const before = await tipNumbers(county, '2026-Q4')
  await removeWhatIsOver(at('2029-09-29'))
  expect((await sentTip(over.receipt)).evidence).toHaveLength(1)
  await removeWhatIsOver(at('2029-10-01'))
  await removeWhatIsOver(at('2029-10-02'))
  expect(await tips.findSent(over.receipt)).toBeNull()
  await expect(keptBytes(zones.evidence, over.key)).rejects.toThrow()
  expect((await sentTip(held.receipt)).evidence).toHaveLength(1)
  expect((await keptBytes(zones.evidence, held.key)).length).toBeGreaterThan(0)
  expect(await tipNumbers(county, '2026-Q4')).toEqual(before)
})

test('the numbers of a quarter are published once it is over, and fewer than five of them are not told', async () => {
  const elsewhere = '361181'
  for (let filed = 0; filed < 6; filed++) {
    const { report, receipt } = await storedTip({ filing: { ...aTip, division: elsewhere }, at: at('2026-09-01') })
    const ending = { ...report, version: 2, state: 'CONCLUDED', due: null, conclusion } as const
    if (filed < 2) await tips.save(await sentTip(receipt), ending)
  }
  expect(quarterOf('2026-09-02')).toBe('2026-Q3')
  await publishQuarter(at('2026-09-29'))
  expect((await publishedNumbers(elsewhere)).map(({ quarter }) => quarter)).toEqual(['2026-Q2'])
  await publishQuarter(at('2026-10-08'))
  await publishQuarter(at('2026-10-09'))
  expect((await publishedNumbers(elsewhere))[0]).toEqual({
    quarter: '2026-Q3',
    received: 6,
    concluded: 0,
    onTime: 0,
    substantiated: 0,
  })
  await publishQuarter(at('2027-01-04'))
  const [last] = await publishedNumbers(elsewhere)
  expect(last).toEqual({ quarter: '2026-Q4', received: 0, concluded: null, onTime: null, substantiated: null })
})
