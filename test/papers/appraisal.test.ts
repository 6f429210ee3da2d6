import { describe, expect, test } from 'vitest'
import { attendancePaper, minutesPaper } from '#shared/domain/papers/appraisal-papers.ts'
import type { Paper } from '#shared/domain/papers/paper.ts'
import { print } from '../../functions/papers/print.ts'
import { caseAfter } from '../domain/applications/case.ts'
import { appraisalOrdered, appraisalRecorded, meeting, objected } from '../domain/applications/history.ts'
import { pdfText } from '../support/pdf-text.ts'

const held = caseAfter([...objected, appraisalOrdered(), appraisalRecorded()])
const written = (paper: Paper | null): Paper => {
  if (paper === null) throw new Error('no meeting was written down')
  return paper
}
const textOf = async (paper: Paper | null) => pdfText(await print(written(paper))).replaceAll('\n', '')

describe('an appraisal on paper', () => {
  test('says what was presented, said and voted, with a line for the hand of everybody who was there', async () => {
    const text = await textOf(minutesPaper(held))
    for (const words of [
      '民主评议会记录',
      'RC-2608-7K4M',
      '2026年9月16日 14:30',
      '社区会议室',
      '同意 5 票，不同意 1 票，弃权 1 票',
      '一人认为收入偏低',
      '应到 9 人，实到 8 人，参加表决 7 人。',
      '到会，回避',
      '签字（没签的写原因）',
    ])
      expect(text).toContain(words)
    for (const name of ['陈国强', '吴秀兰', '刘春梅', '马长青', '高志强']) expect(text).toContain(name)
    expect(text).not.toContain('韩素云')
  })

  test('lists who came, for their allowance, with no sum and nothing of the family', async () => {
    const text = await textOf(attendancePaper(held))
    for (const words of ['民主评议会签到表', '序号', '老党员', '误工补助签领', '由发放单位另行填写'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/李桂花|RC-2608|收入/)
  })

  test('is a table with headers for a screen reader, goes on over pages, and is the same each time', async () => {
    const many = Array.from({ length: 50 }, (_, at) => `代表${at + 1}号`)
    const crowded = { ...meeting(), representatives: many, recused: [], absent: [] }
    const paper = written(minutesPaper({ ...held, appraisal: { ...held.appraisal, meeting: crowded } }))
    const [once, again] = [await print(paper), await print(paper)]
    const structure = Buffer.from(once).toString('latin1')
    expect(structure).toContain('/S /TH')
    expect(structure.match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(2)
    expect(pdfText(once)).toContain('代表50号')
    expect(Buffer.compare(once, again)).toBe(0)
  })

  test('is none before the meeting was written down', () => {
    const ordered = caseAfter([...objected, appraisalOrdered()])
    expect([minutesPaper(ordered), attendancePaper(ordered)]).toEqual([null, null])
  })
})
