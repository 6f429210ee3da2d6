import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { receive } from '../../functions/verification/receive.ts'
import { askByTable } from '../../functions/verification/asked-table.ts'
import type { Application } from '#shared/domain/applications/application.ts'
import { largestReplyBytes } from '#shared/domain/verification/file.ts'
import { headingsOf } from '#shared/domain/verification/rows.ts'
import type { Source } from '#shared/domain/verification/sources.ts'
import { record } from '#shared/store/applications.ts'
import { documentClient } from '#shared/store/database.ts'
import { replyFilesOf } from '#shared/store/reply-files.ts'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { family, identityNumber } from '../support/family.ts'
import { deed, fileOf, officer, someone, storedSubmission } from '../support/stored-case.ts'

const verifier = { id: 'county-verifier', name: '郑洁', role: 'verifier', division: '500153' } as const
const now = '2026-11-20T02:00:00.000Z'
let order = 0

/** Families of their own, so that a file answers only the case that asked. */
const people = () => {
  order += 2
  const [li, wang] = family().members
  if (li === undefined || wang === undefined) throw new Error('the family has two members')
  return family({
    members: [
      { ...li, idNumber: identityNumber('1982-02-04', 500 + order) },
      { ...wang, idNumber: identityNumber('1979-09-11', 501 + order) },
    ],
  })
}

const asked = async (sources: Source[] = ['banks', 'vehicles'], answers = people()): Promise<Application> => {
  const sent = await storedSubmission(someone(), answers)
  const accepted = deed(sent, { verb: 'accept' }, officer)
  await record(accepted)
  const started = deed(accepted.after, { verb: 'startVerification', purpose: 'application', sources }, verifier)
  await record(started)
  return started.after
}

const csv = (source: Source, ...rows: string[][]) =>
  new TextEncoder().encode([headingsOf(source), ...rows].map((cells) => cells.join(',')).join('\n'))
const workbook = async (source: Source, ...rows: string[][]) =>
  new Uint8Array(
    await writeWorkbook(
      [headingsOf(source), ...rows].map((cells) => cells.map((value) => ({ value, type: String }))),
    ).toBuffer(),
  )
const arrives = (source: Source, bytes: Uint8Array, sequence: string, county = '500153') =>
  receive({ county, source, name: `${sequence}.csv`, bytes, sequence, now })
const repliesTo = async ({ id }: Application) => (await fileOf(id)).replies
const memberOf = ({ answers }: Application, position: number) => answers.members?.[position]?.idNumber ?? ''
const bank = (idNumber: string, balance: string, name = '重庆农商行') => [idNumber, '有', '2026-11-19', name, balance]

describe('a department’s reply', () => {
  let state: Application
  beforeEach(async () => {
    state = await asked()
  })

  test('as CSV or as a workbook becomes what the register says about each member, to the fen', async () => {
    const rows = [bank(memberOf(state, 0), '1234.56'), [memberOf(state, 1), '无', '2026-11-19', '', '']]
    for (const [sequence, bytes] of [
      ['1', csv('banks', ...rows)],
      ['2', await workbook('banks', ...rows)],
    ] as const) {
      expect(await arrives('banks', bytes, sequence)).toMatchObject({ rows: 2, kept: 2, unasked: 0, badRows: 0 })
      expect((await repliesTo(state)).map(({ member, records }) => ({ member, records }))).toEqual([
        { member: 0, records: [{ source: 'banks', bank: '重庆农商行', balanceFen: 123_456 }] },
        { member: 1, records: [] },
      ])
    }
  })

  test('in the old encoding of the offices is read as well', async () => {
    // 姓名 and the like in GB18030, as a spreadsheet program of 2005 writes it.
    const heads = Buffer.from('c9edb7ddd6a4bac52cb2e9d1afbde1b9fb2cbdd8d6c1c8d5c6da2cbac5c5c62cc0e0d0cd', 'hex')
    const row = Buffer.concat([
      Buffer.from(`\n${memberOf(state, 1)},`),
      Buffer.from('d3d0', 'hex'),
      Buffer.from(',2026-11-19,A12345,'),
      Buffer.from('c6fbb3b5', 'hex'),
    ])
    expect(await arrives('vehicles', Buffer.concat([heads, row]), '1')).toMatchObject({ kept: 1, problem: null })
    expect((await repliesTo(state))[0]?.records).toEqual([{ source: 'vehicles', plate: 'A12345', kind: 'car' }])
  })

  test('told twice or late changes nothing; a corrected one replaces what its bank said, and no other’s', async () => {
    const first = csv('banks', bank(memberOf(state, 0), '10'), bank(memberOf(state, 0), '7', '中国银行'))
    await arrives('banks', first, '2026-11-20T01#A')
    const before = await repliesTo(state)
    await arrives('banks', first, '2026-11-20T01#A')
    await arrives('banks', csv('banks', bank(memberOf(state, 0), '99')), '2026-11-19T01#A')
    expect(await repliesTo(state)).toEqual(before)
    await arrives('banks', csv('banks', bank(memberOf(state, 0), '20')), '2026-11-20T02#A')
    const balances = (await repliesTo(state)).flatMap(({ records }) => records)
    expect(balances.map((one) => 'balanceFen' in one && one.balanceFen).toSorted()).toEqual([2000, 700].toSorted())
    const noted = (await replyFilesOf('500153')).filter(({ name }) => name === '2026-11-20T01#A.csv')
    expect(noted).toHaveLength(1)
  })

  test('keeps the good rows, lists the bad ones, and stores nothing about people nobody asked about', async () => {
    const stranger = identityNumber('1960-01-01', 7)
    const file = await arrives(
      'banks',
      csv('banks', bank(memberOf(state, 0), '1'), bank(memberOf(state, 1), '很多'), bank(stranger, '88888')),
      'mixed',
    )
    expect(file).toMatchObject({ rows: 3, kept: 1, unasked: 1, badRows: 1 })
    expect(file.bad).toEqual([{ row: 3, column: '余额（元）', problem: 'not-an-amount' }])
    const { Items = [] } = await documentClient.send(new ScanCommand({ TableName: process.env['CASEWORK_TABLE'] }))
    const written = JSON.stringify(Items)
    expect(written).not.toContain(stranger)
    expect(written).not.toContain('8888800')
    expect(written).not.toContain(memberOf(state, 0))
  })

  test('is nobody’s when another county sends it, when another register was asked, or when nothing is asked any more', async () => {
    const bytes = csv('banks', bank(memberOf(state, 0), '1'))
    expect(await arrives('banks', bytes, '1', '341623')).toMatchObject({ kept: 0, unasked: 1 })
    const tax = csv('tax', [memberOf(state, 0), '有', '2026-11-19', '公司', '1'])
    expect(await arrives('tax', tax, '2')).toMatchObject({ kept: 0, unasked: 1 })
    const report = { verb: 'reportVerification', result: 'fit', findings: '一致。', silence: '尚未回复。' } as const
    await record(deed(state, report, verifier))
    expect(await arrives('banks', bytes, '3')).toMatchObject({ kept: 0, unasked: 1 })
    expect(await repliesTo(state)).toEqual([])
  })

  test.each<[string, Uint8Array, object]>([
    ['that is no table', createHash('sha512').update('x').digest(), { problem: 'unreadable' }],
    ['that is a broken workbook', Buffer.from('PK\u0003\u0004 cut short'), { problem: 'unreadable' }],
    ['that is too large', new Uint8Array(largestReplyBytes + 1), { problem: 'too-large' }],
    ['without its headings', Buffer.from('姓名,余额\n李桂花,1'), { problem: 'columns-missing' }],
  ])('%s is refused whole, and said so', async (_, bytes, expected) => {
    expect(await arrives('banks', bytes, 'bad')).toMatchObject({ ...expected, kept: 0 })
    expect(await repliesTo(state)).toEqual([])
  })
})

test('the list that a department is asked to fill in comes back as its reply', async () => {
  const state = await asked(['population'])
  const list = new TextDecoder().decode(askByTable('population', state.answers.members ?? []))
  expect(list).toContain(memberOf(state, 1))
  const filled = list.replaceAll(',"","",""', ',"有","2026-11-19","正常"')
  expect(await arrives('population', new TextEncoder().encode(filled), 'filled')).toMatchObject({ kept: 2, badRows: 0 })
})
