import { strFromU8, unzipSync } from 'fflate'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { filePaper } from '#shared/domain/archives/file-paper.ts'
import { pack } from '../../functions/archives/pack.ts'
import { print } from '../../functions/papers/print.ts'
import { benefitOf } from '#shared/domain/benefits/grant.ts'
import { caseAfter, family } from '../domain/applications/case.ts'
import { granted } from '../domain/applications/history.ts'
import { pdfText } from '../support/pdf-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'pack-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = '2026-09-23T02:00:00.000Z'

test('an archive holds each file under its Chinese name, and one of them in memory at a time', async () => {
  const seen = { now: 0, most: 0 }
  const entry = (name: string) => ({
    name,
    at,
    bytes: () => {
      seen.most = Math.max(seen.most, ++seen.now)
      return Promise.resolve(new TextEncoder().encode(name)).finally(() => seen.now--)
    },
  })
  const names = ['目录.pdf', 'RC-2608-7K4M/01-户口簿.jpg', 'RC-2608-7K4M/02-决定通知书.pdf']
  const path = join(folder, 'archive.zip')
  await pack(path, names.map(entry))
  const files = unzipSync(readFileSync(path))
  expect(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual(
    Object.fromEntries(names.map((name) => [name, name])),
  )
  expect(seen.most).toBe(1)
})

test('an original that cannot be fetched fails the archive', async () => {
  const broken = { name: 'a', at, bytes: () => Promise.reject(new Error('gone')) }
  await expect(pack(join(folder, 'broken.zip'), [broken])).rejects.toThrow('gone')
})

test('its first paper is the whole file by parts: what was asked, found, said and decided; numbers stay masked', async () => {
  const file = {
    application: caseAfter(granted),
    events: granted,
    documents: [],
    scratch: {},
    replies: [],
    objectors: {},
  }
  const begun = benefitOf(file.application)
  const paid = begun && { benefit: begun.benefit, events: [begun.event] }
  const originals = new Map([[file.application.id, ['RC-2608-7K4M/01-户口簿.jpg']]])
  const text = pdfText(await print(filePaper([{ file, paid }], originals, at))).replaceAll('\n', '')
  for (const part of ['申请受理', '调查核对', '审核意见', '县级会审和决定', '待遇发放和复核', '附件'])
    expect(text.match(new RegExp(`RC-2608-7K4M ${part}`, 'g'))?.length).toBe(2)
  for (const words of [
    '住房：自有',
    '家中情况与申报一致',
    '没有发现不一致',
    '冯涛同意街道的意见',
    '每月 1,296.00 元',
    '开始发放',
    '01-户口簿.jpg',
  ])
    expect(text).toContain(words)
  for (const { idNumber } of family.members) expect(text).not.toContain(idNumber)
})
