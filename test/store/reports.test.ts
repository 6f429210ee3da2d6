import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { handle } from '#shared/domain/reports/handle.ts'
import { quarterOf } from '#shared/domain/reports/numbers.ts'
import { senderWrites } from '#shared/domain/reports/sender.ts'
import type { Report } from '#shared/domain/reports/report.ts'
import { complaintIdOf, findComplaint } from '#shared/store/complaints.ts'
import { documentClient } from '#shared/store/database.ts'
import { tips, type FoundReport } from '#shared/store/reports.ts'
import { sealUnder } from '#shared/store/seal.ts'
import { claimTips, tipPage, watchedTips } from '#shared/store/tip-lists.ts'
import { tipNumbers } from '#shared/store/tip-numbers.ts'
import { keyHolder, leavesDesk, type KeyHolder } from '../support/key-holders.ts'
import { now } from '../support/stored-case.ts'
import { knownHere, newCode, sentTip, storedTip } from '../support/stored-tip.ts'

const filing = {
  kind: 'hidden-income',
  against: 'family',
  about: '玉屏三组的彭家',
  division: '500153001',
  place: '',
  facts: '彭家有一辆越野车。',
  contact: null,
} as const

const filed = async (changes: Partial<Report> = {}, receipt = newCode()): Promise<Report> =>
  (await storedTip({ filing, changes, receipt })).report
const takenBy = ({ person }: KeyHolder, report: Report): Report => {
  const after = handle(report, { verb: 'take' }, { actor: person, now, known: knownHere })
  if ('problem' in after) throw new Error(after.problem)
  return after
}
const opened = async (report: Report, { identities }: KeyHolder): Promise<FoundReport> => {
  const found = await tips.find(report.id, identities)
  if (found === null) throw new Error('the tip does not open')
  return found
}

let handler: KeyHolder
let supervisor: KeyHolder
beforeAll(async () => {
  handler = await keyHolder('tip-handler', '500153')
  supervisor = await keyHolder('supervisor', '500153')
})

describe('a tip', () => {
  test('is found and opened by its receipt alone, which is nowhere in it', async () => {
    const receipt = newCode()
    const report = await filed({}, receipt)
    expect((await tips.findSent(receipt))?.report).toEqual(report)
    expect(JSON.stringify(report)).not.toContain(receipt)
    expect(await tips.findSent(newCode())).toBeNull()
  })

  test('opens for its own desk, and for nobody else', async () => {
    const report = await filed()
    const stranger = await keyHolder('tip-handler', '341623')
    expect((await opened(report, handler)).report).toEqual(report)
    for (const { identities } of [supervisor, stranger]) expect(await tips.find(report.id, identities)).toBeNull()
    expect(await tips.find(report.id, [])).toBeNull()
  })

  test('stands in the table without one word of it', async () => {
    await filed()
    const { Items = [] } = await documentClient.send(new ScanCommand({ TableName: process.env['TIPS_TABLE'] ?? '' }))
    const written = JSON.stringify(Items)
    expect(written).toContain('500153#handler')
    for (const word of [filing.about, filing.facts, filing.kind]) expect(written).not.toContain(word)
  })

  test('of one zone is not in another, nor is its receipt the same there', async () => {
    const receipt = newCode()
    const report = await filed({}, receipt)
    expect(await complaintIdOf(receipt)).not.toBe(report.id)
    expect(await findComplaint(report.id)).toBeNull()
  })

  test('is never overwritten by another with its id', async () => {
    await expect(tips.file(await filed(), newCode())).rejects.toThrow()
  })

  test('is saved over the version it was read at, by one of fifty', async () => {
    const found = await opened(await filed(), handler)
    const saved = await Promise.all(Array.from({ length: 50 }, () => tips.save(found, takenBy(handler, found.report))))
    expect(saved.filter(Boolean)).toHaveLength(1)
    const late = senderWrites(found.report, '还有。', knownHere, now)
    expect('problem' in late || (await tips.save(found, late))).toBe(false)
    expect((await opened(found.report, handler)).report.state).toBe('TAKEN')
  })
})

describe('who opens a tip', () => {
  const county = '341623'
  const elsewhere = { filing: { ...filing, division: county } }
  const inOrder = { county, desk: 'handler', now } as const

  test('where nobody has a key yet, the first who has one', async () => {
    const report = await filed({ ...elsewhere, desk: 'supervisor' })
    const first = await keyHolder('supervisor', county)
    expect(await tips.find(report.id, first.identities)).toBeNull()
    await claimTips(county, 'supervisor')
    expect((await opened(report, first)).report).toEqual(report)
  })

  test('whoever joins the desk, once a colleague looked at it', async () => {
    const first = await keyHolder('tip-handler', county)
    const report = await filed(elsewhere)
    const second = await keyHolder('tip-handler', county)
    expect(await tips.find(report.id, second.identities)).toBeNull()
    await tipPage(inOrder, first.identities)
    expect((await opened(report, second)).report).toEqual(report)
  })

  test('not whoever left it: the tip lies under a new key, and opens for the others and the receipt', async () => {
    const leaver = await keyHolder('tip-handler', county)
    const stays = await keyHolder('tip-handler', county)
    const receipt = newCode()
    const report = await filed(elsewhere, receipt)
    const before = await opened(report, leaver)
    await leavesDesk(leaver)
    await tipPage(inOrder, stays.identities)
    expect(await tips.find(report.id, leaver.identities)).toBeNull()
    const after = await opened(report, stays)
    expect(after.lock.recipient).not.toBe(before.lock.recipient)
    expect((await tips.findSent(receipt))?.report).toEqual(report)
  })
})

describe('the desk of tips', () => {
  const county = '361102'
  const elsewhere = { ...filing, division: county }
  const withDue = (day: number) =>
    filed({ filing: elsewhere, due: { date: `2026-03-${String(day).padStart(2, '0')}`, provisional: false } })
  const question = { county, desk: 'handler', now } as const

  test('lists by due date, a page at a time, the supervisor’s apart from the handler’s', async () => {
    const hers = await keyHolder('supervisor', county)
    const his = await keyHolder('tip-handler', county)
    const days = Array.from({ length: 60 }, (_, position) => ((position * 7) % 28) + 1)
    await Promise.all(days.map(withDue))
    const raised = await filed({ filing: { ...elsewhere, against: 'county' }, desk: 'supervisor' })
    const done = await filed({ filing: elsewhere, due: null, state: 'CONCLUDED' })
    const first = await tipPage(question, his.identities)
    expect(first.reports).toHaveLength(50)
    const rest = await tipPage({ ...question, cursor: first.cursor ?? '' }, his.identities)
    const all = [...first.reports, ...rest.reports]
    const dates = all.flatMap(({ due }) => due?.date ?? [])
    expect(rest.cursor).toBeNull()
    expect(new Set(all.map(({ id }) => id)).size).toBe(61)
    expect(dates).toEqual(dates.toSorted())
    expect(rest.reports.at(-1)).toEqual(done)
    expect((await tipPage({ ...question, desk: 'supervisor' }, hers.identities)).reports).toEqual([raised])
    expect((await tipPage(question, hers.identities)).reports).toEqual([])
  })
})

test('a token of the zone opens in no other', async () => {
  const token = await tips.sealToken('x')
  expect(await tips.openToken(token)).toBe('x')
  await expect(sealUnder('COMPLAINTS_KEY').open(token, 'arrival')).rejects.toThrow()
})

describe('the numbers of a quarter', () => {
  const county = '361103'
  const quarter = quarterOf(now.slice(0, 10))

  test('count each tip once when it comes and once when it ends, and lead back to none', async () => {
    await keyHolder('tip-handler', county)
    const before = await tipNumbers(county, quarter)
    const receipt = newCode()
    const report = await filed({ filing: { ...filing, division: county } }, receipt)
    const conclusion = { outcome: 'partly', findings: '', evidence: '', answer: '', at: now, onTime: true } as const
    const ended = { ...report, version: 2, state: 'CONCLUDED', due: null, conclusion } as const
    const found = await sentTip(receipt)
    const saved = await Promise.all(Array.from({ length: 5 }, () => tips.save(found, ended)))
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect(before).toEqual({ quarter, received: 0, concluded: 0, onTime: 0, substantiated: 0 })
    const once = { quarter, received: 1, concluded: 1, onTime: 1, substantiated: 1 }
    expect(await tipNumbers(county, quarter)).toEqual(once)
  })
})

describe('what the supervisor watches', () => {
  const county = '361104'
  const due = (date: string) => ({ date, provisional: false })

  test('is late or asks for more time; number and day are told, and nothing is opened', async () => {
    const { id, name, role } = handler.person
    const at = (changes: Partial<Report>) => filed({ filing: { ...filing, division: county }, ...changes })
    const late = await at({ due: due('2026-03-01') })
    const asked = await at({
      due: due('2026-03-20'),
      extension: { askedBy: { id, name, role }, reason: '要请外地协助', answer: 'awaited' },
    })
    await at({ due: due('2026-03-20') })
    await at({ due: due('2026-03-01'), desk: 'supervisor' })
    expect(await watchedTips(county, '2026-03-10')).toEqual([
      { id: late.id, due: '2026-03-01', raised: false },
      { id: asked.id, due: '2026-03-20', raised: true },
    ])
  })

  test('opens to the supervisor as long as a second person is asked, and no longer', async () => {
    const { id, name, role } = handler.person
    const extension = { askedBy: { id, name, role }, reason: '要请外地协助' }
    const asked = await filed({ extension: { ...extension, answer: 'awaited' } })
    const found = await opened(asked, supervisor)
    const granted = { ...asked, version: 2, extension: { ...extension, answer: 'granted' } } as const
    expect(await tips.save(found, granted)).toBe(true)
    expect(await tips.find(asked.id, supervisor.identities)).toBeNull()
    expect((await opened(asked, handler)).report).toEqual(granted)
  })
})
