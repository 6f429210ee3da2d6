import { expect, test } from 'vitest'
import { countyMinutesPaper } from '#shared/domain/papers/county-minutes.ts'
import { print } from '../../functions/papers/print.ts'
import { caseAfter, people } from '../domain/applications/case.ts'
import { examined, granted, minutesNotSigned, ready, withCounty } from '../domain/applications/history.ts'
import { pdfText } from '../support/pdf-text.ts'

const textOf = async (events: Parameters<typeof caseAfter>[0]) => {
  const paper = countyMinutesPaper(caseAfter(events))
  return paper && pdfText(await print(paper)).replaceAll('\n', '')
}

test('the county’s minutes on paper say when and where, what each thought, and whose name stands under them', async () => {
  const text = await textOf(granted)
  for (const words of [
    '会审记录',
    'RC-2608-7K4M',
    '2026年9月21日 09:30',
    '县民政局会议室',
    '街道建议给予低保',
    '冯涛同意街道的意见',
    '何静，2026年9月23日',
    '建议予以确认',
  ])
    expect(text).toContain(words)
  // The facts stand in the file.
  expect(text).not.toMatch(/990101|62170099|打零工/)
})

test('and why a name is missing', async () => {
  const second = { id: 'county-confirmer-2', name: '田野' }
  const [decided] = granted.slice(-1)
  const met = [...withCounty, examined('2026-09-21', [people.examiner, people.confirmer, second])]
  expect(await textOf([...met, minutesNotSigned(second.id), ...(decided ? [decided] : [])])).toContain(
    '没有签字：会后出差',
  )
})

test('there is none while somebody is waited for', async () => {
  expect(await textOf(ready)).toBeNull()
  expect(await textOf(withCounty)).toBeNull()
})
