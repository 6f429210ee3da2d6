import { describe, expect, test } from 'vitest'
import { letterOf } from '#shared/domain/decisions/letter.ts'
import type { Paper } from '#shared/domain/papers/paper.ts'
import { print } from '../../functions/papers/print.ts'
import { caseAfter } from '../domain/applications/case.ts'
import { granted, refused, ready } from '../domain/applications/history.ts'
import { pdfText } from '../support/pdf-text.ts'

const proof = { code: '7K4M-2Q9X-B3RT-6WVZ', url: 'https://portal.example/verify/7K4M-2Q9X-B3RT-6WVZ' }
const paperOf = (events: Parameters<typeof caseAfter>[0]): Paper => {
  const paper = letterOf(caseAfter(events), proof)
  if (paper === null) throw new Error('no letter follows')
  return paper
}
const structureOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const oneLine = (text: string) => text.replaceAll('\n', '')

describe('a decision on paper', () => {
  test('says in words that can be read back what was granted, why, and what can be done about it', async () => {
    const text = oneLine(pdfText(await print(paperOf(granted))))
    for (const words of [
      '城市低保确认通知书',
      '李桂花',
      '1,296.00 元（人民币壹仟贰佰玖拾陆元整）',
      '2026年10月',
      '60 日内，向重庆市荣昌区人民政府申请行政复议',
      '荣昌区人民法院',
      '冯涛、何静',
      proof.code,
    ])
      expect(text).toContain(words)
  })

  test('is tagged for a screen reader: language, title, headings, a table with its headers, a described drawing', async () => {
    const structure = structureOf(await print(paperOf([...ready, refused()])))
    for (const mark of [
      '/Lang (zh-CN)',
      '/MarkInfo',
      '/StructTreeRoot',
      '/DisplayDocTitle true',
      '/S /H1',
      '/S /H2',
      '/S /Figure',
      '/Alt',
    ])
      expect(structure).toContain(mark)
    expect(structureOf(await print(paperOf(granted)))).toContain('/S /TH')
  })

  test('is one page, small, and the same each time it is printed', async () => {
    const [once, again] = [await print(paperOf(granted)), await print(paperOf(granted))]
    expect(Buffer.compare(once, again)).toBe(0)
    expect(structureOf(once).match(/\/Type \/Page\n/g)).toHaveLength(1)
    expect(once.length).toBeLessThan(80_000)
  })

  test('keeps reasons of any length on further pages, headings with their words', async () => {
    const paper = paperOf(granted)
    const long = { ...paper, blocks: [...paper.blocks, { kind: 'paragraph' as const, text: '情况属实。'.repeat(200) }] }
    expect(oneLine(pdfText(await print(long))).match(/情况属实。/g)).toHaveLength(200)
  })
})

test('contents name each heading with the page on which it stands', async () => {
  const filler = { kind: 'paragraph' as const, text: '内容。'.repeat(600) }
  const paper: Paper = {
    title: '档案',
    office: '民政局',
    at: '2026-09-23T02:00:00.000Z',
    contents: true,
    blocks: [{ kind: 'heading', text: '申请' }, filler, { kind: 'heading', text: '决定' }, filler],
  }
  expect(
    pdfText(await print(paper))
      .split('\n')
      .slice(0, 8)
      .join(' '),
  ).toMatch(/申请.*2.*决定.*[3-5]/)
})
