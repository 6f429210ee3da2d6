import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { promised } from '#shared/domain/documents/document.ts'
import { findDocument, forgetDocument, judgeDocument, promiseDocument } from '#shared/store/documents.ts'
import { now } from '../support/stored-case.ts'

const income = () => promised({ id: randomUUID(), kind: 'income', name: '工资.pdf', requestedAt: now })

describe('a document', () => {
  test('is promised, found by both its ids, and by no other', async () => {
    const [id, document] = [randomUUID(), income()]
    await promiseDocument(id, document)
    expect(await findDocument(id, document.id)).toEqual(document)
    expect(await findDocument(randomUUID(), document.id)).toBeNull()
  })

  test('is judged by one of fifty', async () => {
    const [id, document] = [randomUUID(), income()]
    await promiseDocument(id, document)
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, (_, bytes) =>
        judgeDocument(id, { ...document, status: 'clean', type: 'application/pdf', bytes, checkedAt: now }),
      ),
    )
    expect(verdicts.filter(Boolean)).toHaveLength(1)
    expect((await findDocument(id, document.id))?.bytes).toBe(verdicts.indexOf(true))
  })

  test('that was removed is not brought back by its verdict', async () => {
    const [id, document] = [randomUUID(), income()]
    await promiseDocument(id, document)
    await forgetDocument(id, document.id)
    expect(await judgeDocument(id, { ...document, status: 'clean', checkedAt: now })).toBe(false)
    expect(await findDocument(id, document.id)).toBeNull()
  })
})
