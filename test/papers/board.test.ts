import { describe, expect, test } from 'vitest'
import { boardSheet, periodWords, type BoardSheet } from '#shared/domain/notices/board-sheet.ts'
import { noticesFor } from '#shared/domain/notices/notice.ts'
import { printBoard } from '../../functions/papers/print-board.ts'
import { caseAfter } from '../domain/applications/case.ts'
import * as past from '../domain/applications/history.ts'
import { pdfText } from '../support/pdf-text.ts'

const place = {
  village: '500153001001',
  on: '2026-09-09',
  period: periodWords('2026-09-09', '2026-09-16'),
  procedure: { telephones: [{ division: '500153001', of: 'desk' as const, phone: '02346778899' }] },
  portal: 'https://portal.example',
}
const family = (applicantName: string, program = 'urban-dibao') => ({
  applicantName,
  program,
  persons: 2,
  monthlyFen: 70_250,
})
const review = boardSheet({ ...place, kind: 'REVIEW', lines: noticesFor(caseAfter(past.posted)) })
const readBack = async (sheet: BoardSheet) => pdfText(await printBoard(sheet)).replaceAll('\n', '')
const structureOf = async (sheet: BoardSheet) => Buffer.from(await printBoard(sheet)).toString('latin1')

describe('a sheet for the board of a village', () => {
  test('says who, how many, how much, until when, how to object, whom to call, and where the same stands', async () => {
    const text = await readBack(review)
    for (const words of [
      '城市低保审核公示',
      '重庆市荣昌区昌元街道玉屏社区',
      '李桂花',
      '3 人',
      '1,296.00 元',
      '2026年9月9日至2026年9月16日',
      '有异议的先查清楚',
      '昌元街道 02346778899',
      '荣昌区民政局 12345',
      '监督举报 12345',
    ])
      expect(text).toContain(words)
    expect(await structureOf(review)).toContain('/S /Figure')
    expect(review.url).toBe('https://portal.example/notices?in=500153001001')
  })

  test('shows nothing else of a family: no other member, number, address, illness, reason', async () =>
    expect(await readBack(review)).not.toMatch(/王建军|王小军|9901|人民路|农商行|符合条件/))

  test('is A3 across, and the same each time it is printed', async () => {
    expect(await structureOf(review)).toMatch(/\/MediaBox \[0 0 1190\.55 841\.89\]/)
    expect(Buffer.compare(await printBoard(review), await printBoard(review))).toBe(0)
  })

  test('of many families goes on over pages, each with its heads, days and telephones, for each hangs by itself', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => family(`住户${at + 1}`))
    const sheet = boardSheet({ ...place, kind: 'STANDING', lines, period: '2026年9月' })
    const pages = (await structureOf(sheet)).match(/\/Type \/Page\n/g)?.length ?? 0
    const text = await readBack(sheet)
    expect(pages).toBeGreaterThan(1)
    for (const words of ['家庭人数', '公示月份', '昌元街道 02346778899'])
      expect(text.split(words).length - 1, words).toBe(pages)
    for (const { applicantName } of lines) expect(text).toContain(applicantName)
  })

  test('of changes says from when what is paid, and no amount where nothing is', async () => {
    const raised = { ...family('李桂花'), change: 'raised', from: '2026-10' } as const
    const ended = { ...family('王建国', 'rural-dibao'), change: 'ended', from: '2026-10', monthlyFen: 0 } as const
    const { title, rows } = boardSheet({ ...place, kind: 'CHANGE', lines: [raised, ended] })
    expect(title).toBe('社会救助变动公布')
    expect(rows).toEqual([
      ['1', '李桂花', '2 人', '2026年10月起增发', '702.50 元', '城市低保'],
      ['2', '王建国', '2 人', '2026年10月起停发', '—', '农村低保'],
    ])
  })

  test('of who applied shows neither persons nor an amount', () => {
    const { rows } = boardSheet({
      ...place,
      kind: 'APPLICATION',
      lines: [{ applicantName: '李桂花', program: 'urban-dibao' }],
    })
    expect(rows).toEqual([['1', '李桂花', '城市低保']])
  })
})
