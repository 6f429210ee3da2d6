import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { promised } from '#shared/domain/documents/document.ts'
import {
  applicationsOf,
  findCase,
  keepScratch,
  record,
  saveDraft,
  startApplication,
  whereaboutsOf,
} from '#shared/store/applications.ts'
import { applicationsNaming } from '#shared/store/persons-named.ts'
import { wasCarriedOut } from '#shared/store/guards.ts'
import { promiseDocument } from '#shared/store/documents.ts'
import { family, identityNumber, yuping } from '../support/family.ts'
import { declared, deed, fileOf, now, officer, someone, storedDraft, storedSubmission } from '../support/stored-case.ts'

const fifty = Array.from({ length: 50 }, (_, position) => position)
const start = (resident: string, program: 'urban-dibao' | 'rural-dibao' = 'urban-dibao') =>
  startApplication({ id: randomUUID(), program, resident, now })

describe('a draft', () => {
  test('started fifty times at once, is one', async () => {
    const resident = someone()
    const ids = await Promise.all(fifty.map(() => start(resident.id)))
    expect(new Set(ids).size).toBe(1)
    expect(await applicationsOf(resident.id)).toHaveLength(1)
  })

  test('of another program is another', async () => {
    const { id } = someone()
    expect(await start(id)).not.toBe(await start(id, 'rural-dibao'))
  })

  test('is saved over the version it was read at, by one of fifty', async () => {
    const draft = await storedDraft(someone())
    const saved = await Promise.all(
      fifty.map((position) => {
        const property = { financialFen: position, cars: 0, homes: 1, shops: 0 }
        return saveDraft(
          draft,
          { ...draft, version: draft.version + 1, answers: { ...draft.answers, property } },
          undefined,
        )
      }),
    )
    const winner = saved.indexOf(true)
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect((await fileOf(draft.id)).application.answers.property?.financialFen).toBe(winner)
  })

  test('keeps what was typed page by page, and drops a page with its save', async () => {
    const draft = await storedDraft(someone())
    await keepScratch(draft.id, 'account', { number: '621' })
    await keepScratch(draft.id, 'incomes', { amount: '六百' })
    await keepScratch(draft.id, 'account', { number: '6217' })
    expect((await fileOf(draft.id)).scratch).toEqual({ account: { number: '6217' }, incomes: { amount: '六百' } })
    await saveDraft(draft, { ...draft, version: draft.version + 1 }, 'account')
    expect((await fileOf(draft.id)).scratch).toEqual({ incomes: { amount: '六百' } })
  })

  test('that lost its race drops nothing of the page either', async () => {
    const draft = await storedDraft(someone())
    await keepScratch(draft.id, 'account', { number: '621' })
    const stale = { ...draft, version: draft.version - 1 }
    expect(await saveDraft(stale, draft, 'account')).toBe(false)
    expect((await fileOf(draft.id)).scratch).toEqual({ account: { number: '621' } })
  })
})

describe('a case', () => {
  test('comes back with its whole file, as it was written, events in order', async () => {
    const resident = someone()
    const answers = family()
    const sent = await storedSubmission(resident, answers)
    const accepted = deed(sent, { verb: 'accept' }, officer)
    expect(await record(accepted)).toBe('recorded')
    const document = promised({ id: randomUUID(), kind: 'other', name: 'a.pdf', requestedAt: now })
    await promiseDocument(sent.id, document)
    const file = await fileOf(sent.id)
    expect(file.application).toEqual(accepted.after)
    expect(file.application.answers).toEqual(answers)
    expect(file.events.map(({ type }) => type)).toEqual(['submitted', 'accepted'])
    expect(file.documents).toEqual([document])
  })

  test('that nobody started is not there', async () => {
    expect(await findCase(randomUUID())).toBeNull()
    expect(await whereaboutsOf(randomUUID())).toBeNull()
  })

  test('belongs to a village once it is sent, and to none as a draft', async () => {
    const resident = someone()
    const draft = await storedDraft(resident)
    expect(await whereaboutsOf(draft.id)).toBeNull()
    await record(deed(draft, declared, resident))
    expect(await whereaboutsOf(draft.id)).toMatchObject({ village: yuping })
  })

  test('is found by each of its members once it is sent, and by nobody else', async () => {
    const wife = identityNumber('1966-03-01', 611)
    const husband = identityNumber('1964-07-09', 612)
    const naming = (...numbers: string[]) =>
      family({
        members: family().members.flatMap((member, position) => {
          const idNumber = numbers[position]
          return idNumber === undefined ? [] : [{ ...member, idNumber }]
        }),
      })
    await storedDraft(someone(), naming(wife, husband))
    expect(await applicationsNaming(wife)).toEqual([])
    const first = await storedSubmission(someone(), naming(wife, husband))
    const second = await storedSubmission(someone(), naming(wife))
    expect((await applicationsNaming(wife)).toSorted()).toEqual([first.id, second.id].toSorted())
    expect(await applicationsNaming(husband)).toEqual([first.id])
  })

  test('is among its family’s own, newest first', async () => {
    const { id: resident } = someone()
    const ids = [randomUUID(), randomUUID()]
    const [older = '', newer = ''] = ids
    await startApplication({ id: older, program: 'urban-dibao', resident, now: '2026-01-05T00:00:00.000Z' })
    await startApplication({ id: newer, program: 'rural-dibao', resident, now: '2026-02-05T00:00:00.000Z' })
    expect((await applicationsOf(resident)).map(({ id }) => id)).toEqual([newer, older])
    expect(await applicationsOf('nobody')).toEqual([])
  })
})

describe('a decision', () => {
  const nothingWritten = async (id: string, attempt: () => Promise<string>, outcome: string) => {
    const before = await fileOf(id)
    expect(await attempt()).toBe(outcome)
    expect(await fileOf(id)).toEqual(before)
  }

  test('is recorded by one of fifty at once', async () => {
    const sent = await storedSubmission(someone())
    const outcomes = await Promise.all(fifty.map(() => record(deed(sent, { verb: 'accept' }, officer, randomUUID()))))
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'changed-meanwhile')).toHaveLength(49)
    const { application, events } = await fileOf(sent.id)
    expect([application.version, events.length]).toEqual([sent.version + 1, 2])
  })

  test('over an old version writes nothing at all', async () => {
    const sent = await storedSubmission(someone())
    const requestId = randomUUID()
    await record(deed(sent, { verb: 'accept' }, officer))
    const late = deed(
      sent,
      { verb: 'askForMissing', items: [{ subject: 'tenancy', words: '租房合同' }] },
      officer,
      requestId,
    )
    await nothingWritten(sent.id, () => record(late), 'changed-meanwhile')
    expect(await wasCarriedOut(officer.id, requestId)).toBe(false)
  })

  test('of a request that was carried out is not made again', async () => {
    const sent = await storedSubmission(someone())
    const requestId = randomUUID()
    await record(deed(sent, { verb: 'accept' }, officer, requestId))
    expect(await wasCarriedOut(officer.id, requestId)).toBe(true)
    expect(await wasCarriedOut('town-changyuan-2', requestId)).toBe(false)
    const { application } = await fileOf(sent.id)
    const again = deed(application, { verb: 'startSurvey' }, officer, requestId)
    await nothingWritten(sent.id, () => record(again), 'repeated')
  })

  test('with a number that is taken writes nothing at all, the draft stays open', async () => {
    const sent = await storedSubmission(someone())
    const other = someone()
    const draft = await storedDraft(other)
    const honest = deed(draft, declared, other)
    const taken = { ...honest, after: { ...honest.after, number: sent.number } }
    await nothingWritten(draft.id, () => record(taken), 'number-taken')
    expect(await start(other.id)).toBe(draft.id)
  })

  test('that ends a draft makes room for the next', async () => {
    const resident = someone()
    const sent = await storedSubmission(resident)
    expect(await start(resident.id)).not.toBe(sent.id)
  })
})
