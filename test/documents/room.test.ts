import { expect, test } from 'vitest'
import { hasRoom } from '../../functions/documents/upload.ts'

const some = (count: number, status: 'clean' | 'awaited') => Array.from({ length: count }, () => ({ status }))

test.each([
  ['none was sent', some(0, 'clean'), true],
  ['one less than the most was sent', some(39, 'clean'), true],
  ['the most were sent', some(40, 'clean'), false],
  ['many forms were asked for and never used', some(159, 'awaited'), true],
  ['forms are asked for without end', some(160, 'awaited'), false],
])('given %s, there is room for one more: %s', (_, documents, room) => {
  expect(hasRoom(documents, 40)).toBe(room)
})
