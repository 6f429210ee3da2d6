import { beforeAll, describe, expect, test } from 'vitest'
import type { CaseSummary } from '#shared/domain/applications/views.ts'
import { record } from '#shared/store/applications.ts'
import { isCursor, queuePage, type QueueQuestion } from '#shared/store/queue.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { family } from '../support/family.ts'
import { writeCases } from '../support/many-cases.ts'
import { deed, officer, someone, storedDraft, storedSubmission } from '../support/stored-case.ts'

/** A town with nothing but these cases. */
const busy = { town: '341623100', village: '341623100001', cases: 5_000 }
const asked = (changes: Partial<QueueQuestion>): QueueQuestion => ({
  desk: busy.town,
  ...changes,
})

const everyPage = async (question: QueueQuestion): Promise<CaseSummary[]> => {
  const { cases, cursor } = await queuePage(question)
  return cursor === null ? cases : [...cases, ...(await everyPage({ ...question, cursor }))]
}
const datesOf = (cases: readonly CaseSummary[]) => cases.map(({ due }) => due?.date)

describe('the queue of a desk with 5,000 cases', () => {
  beforeAll(() => writeCases(busy.cases, busy.village), 60_000)

  test('is one query a page, of fifty cases, the most overdue first', async () => {
    const { result, requests } = await requestsDuring(() => queuePage(asked({})))
    expect(requests).toEqual(['Query'])
    expect(result.cases).toHaveLength(50)
    expect(datesOf(result.cases)).toEqual(datesOf(result.cases).toSorted())
    expect(result.cases[0]?.due?.date).toBe('2026-01-01')
  })

  test('has every case once, over all its pages, in order', async () => {
    const cases = await everyPage(asked({}))
    expect(new Set(cases.map(({ id }) => id)).size).toBe(busy.cases)
    expect(datesOf(cases)).toEqual(datesOf(cases).toSorted())
  })

  test('is filtered by an index of its own, still one query a page', async () => {
    for (const filter of [
      { stage: 'INVESTIGATING' },
      { program: 'rural-dibao' },
      { stage: 'SUBMITTED', program: 'urban-dibao' },
    ] as const) {
      const { result, requests } = await requestsDuring(() => queuePage(asked(filter)))
      expect(requests).toEqual(['Query'])
      expect(result.cases).toHaveLength(50)
      for (const one of result.cases) expect(one).toMatchObject(filter)
    }
  })

  test('begins where the asked days begin when a page is asked for from before them, from either side', async () => {
    const id = '2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10'
    const later = asked({ dueFrom: '2026-02-01' })
    const first = await queuePage(later)
    expect(first.cases[0]?.due?.date).toBe('2026-02-01')
    expect(await queuePage({ ...later, cursor: `2026-01-05#${id}` })).toEqual(first)
    const earlier = asked({ dueBefore: '2026-02-01', backwards: true })
    const last = await queuePage(earlier)
    expect(last.cases).toHaveLength(50)
    expect(await queuePage({ ...earlier, cursor: `2026-02-03#${id}` })).toEqual(last)
  })

  test('of another desk has none of them', async () => {
    expect(await queuePage(asked({ desk: '341623101' }))).toEqual({ cases: [], cursor: null })
    expect((await queuePage(asked({ desk: '341623' }))).cases).toEqual([])
  })
})

describe('a case waits at the desk whose turn it is', () => {
  const inTown = asked({ desk: '500153001' })
  const isAt = async (id: string, question: QueueQuestion) => (await everyPage(question)).some((one) => one.id === id)

  test('at none as a draft, at the town once it is sent, at none when it is over', async () => {
    const resident = someone()
    expect(await isAt((await storedDraft(resident)).id, inTown)).toBe(false)
    const sent = await storedSubmission(someone())
    expect(await isAt(sent.id, inTown)).toBe(true)
    await record(deed(sent, { verb: 'withdraw', reason: '' }, { ...resident, id: sent.resident }))
    expect(await isAt(sent.id, inTown)).toBe(false)
  })

  test('and at the registers’ desk while these are asked', async () => {
    const registers = asked({ desk: '500153', kind: 'verification' })
    const sent = await storedSubmission(someone())
    expect(await isAt(sent.id, registers)).toBe(false)
    const accepted = deed(sent, { verb: 'accept' }, officer)
    await record(accepted)
    expect(await isAt(sent.id, registers)).toBe(true)
    const verifier = { id: 'county-verifier', name: '郑洁', role: 'verifier', division: '500153' } as const
    const started = deed(
      accepted.after,
      { verb: 'startVerification', purpose: 'application', sources: ['population'] },
      verifier,
    )
    await record(started)
    expect(await isAt(sent.id, registers)).toBe(true)
    const report = { verb: 'reportVerification', result: 'fit', findings: '一致。', silence: '尚未联网。' } as const
    await record(deed(started.after, report, verifier))
    expect(await isAt(sent.id, registers)).toBe(false)
  })

  test('a row says who and how many, and no number of theirs', async () => {
    const answers = family()
    const { id } = await storedSubmission(someone(), answers)
    const row = (await everyPage(inTown)).find((one) => one.id === id)
    expect(row).toMatchObject({ applicant: '李桂花', persons: 2, stage: 'SUBMITTED' })
    for (const { idNumber } of answers.members) expect(JSON.stringify(row)).not.toContain(idNumber)
  })
})

test('a page from beyond the days that are asked for is empty', async () => {
  const beyond = {
    desk: '500153001',
    dueBefore: '2026-11-25',
    cursor: '2026-11-25#2f1c7a52-9d0e-4b7e-8a55-6c1f0f3f9b10',
  }
  expect(await queuePage(beyond)).toEqual({ cases: [], cursor: null })
  expect(await queuePage({ ...beyond, dueBefore: '~', dueFrom: '2026-11-26', backwards: true })).toEqual({
    cases: [],
    cursor: null,
  })
})

test.each(['', '2026-01-01', '2026-01-01#x', `2026-01-01#${'a'.repeat(36)}z`, '\u0000'])('%j is no cursor', (text) => {
  expect(isCursor(text)).toBe(false)
})
