import { GetItemCommand, PutItemCommand, QueryCommand } from 'dynamodb-toolbox'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { VisitNote } from '#shared/domain/applications/visit-note.ts'
import { record } from '#shared/store/applications.ts'
import { drawingOf, neighboursOf } from '#shared/store/beside.ts'
import { casework, NeighbourEntity, partitionOf } from '#shared/store/casework.ts'
import { leaveNote, noteCount, notesOf } from '#shared/store/visit-notes.ts'
import { deed, now, officer, someone, storedSubmission } from '../support/stored-case.ts'

const by = { id: officer.id, name: officer.name, role: officer.role }
const note = (): VisitNote => ({ id: randomUUID(), kind: 'safety', text: '院里有大狗。', by, at: now })

describe('notes for who visits', () => {
  test('are one, however often one request comes, and are counted without being opened', async () => {
    const [id, one] = [randomUUID(), note()]
    await Promise.all([leaveNote(id, one), leaveNote(id, one)])
    expect(await noteCount(id)).toBe(1)
    expect(await notesOf(id)).toEqual([one])
  })

  test('lie apart from their case, and show neither their words nor their kind', async () => {
    const id = randomUUID()
    await leaveNote(id, note())
    const rows = async (partition: string) =>
      JSON.stringify(await casework.build(QueryCommand).query({ partition }).send())
    expect(await rows(`VISIT-NOTES#${id}`)).not.toMatch(/大狗|safety/)
    expect(await rows(partitionOf(id))).toContain('"Items":[]')
  })
})

describe('what is sealed beside a case', () => {
  const accepted = async () => {
    const sent = deed(await storedSubmission(someone()), { verb: 'accept' }, officer)
    await record(sent)
    return sent.after
  }

  test('a neighbour’s name opens for its own visit and for no other', async () => {
    const before = await accepted()
    const [mine, theirs] = [randomUUID(), randomUUID()]
    const visited = deed(before, { verb: 'startSurvey' }, officer)
    await record({ ...visited, neighbour: { visit: mine, name: '秦秀兰' } })
    expect(await neighboursOf(before.id)).toEqual({ [mine]: '秦秀兰' })
    const { Item } = await NeighbourEntity.build(GetItemCommand).key({ id: before.id, visit: mine }).send()
    expect(JSON.stringify(Item)).not.toContain('秦秀兰')
    await NeighbourEntity.build(PutItemCommand)
      .item({ id: before.id, visit: theirs, sealed: Item?.sealed ?? '' })
      .send()
    await expect(neighboursOf(before.id)).rejects.toThrow('moved to another record')
  })

  test('a drawn name is found by its moment', async () => {
    const before = await accepted()
    const started = deed(before, { verb: 'startSurvey' }, officer)
    await record({ ...started, drawing: 'M1,2L30,40' })
    expect(await drawingOf(before.id, started.event.at)).toBe('M1,2L30,40')
    expect(await drawingOf(before.id, '2026-01-01T00:00:00.000Z')).toBeNull()
  })
})
