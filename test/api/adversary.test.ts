import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { examplePassphrase } from '#shared/domain/keys/passphrase.ts'
import { sealTo } from '#shared/sealing/envelope.ts'
import { admission, leaveTip } from '../support/admission.ts'
import { anyone, as, done, read, send } from '../support/api.ts'
import { completeDraft, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { family } from '../support/family.ts'
import { photograph, tells } from '../support/photograph.ts'
import { tipKeyOf, unlocked } from '../support/tip-key.ts'
import { judged, sendForm } from '../support/uploads.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

const { public: sender, handler: desk } = contract.tips

/** What was said in confidence, and by whom: none of it may lie anywhere in clear. */
const said = {
  about: '柳树巷开面馆的邬家',
  facts: '邬家在县城还有两间铺面，每月收租。',
  place: '柳树巷第七个门',
  fileName: '我从阳台拍的.jpg',
  reply: '是上个月二十号傍晚看到的。',
  question: '您看到的铺面是哪一条街？',
  name: '邻居秦大娘',
  phone: '13987650042',
  askedWhy: '要请这位大娘当面辨认铺面。',
  openedWhy: '同意当面辨认一次。',
  originalWhy: '要核对照片是哪一天拍的。',
  findings: '铺面登记在其弟名下，由其收租。',
  evidence: '租约两份和收条。',
  answer: '已经核实，谢谢您的来信。',
}
/** What a network tells of whoever sends. */
const traces = { agent: 'OldPhone/7.3 (WitnessBuild 991)', address: '203.0.113.77' }
const filing = {
  kind: 'hidden-income',
  against: 'family',
  about: said.about,
  division: '500153001',
  place: said.place,
  facts: said.facts,
}

const follow = async (receipt: string) => read(await anyone.post('/tips/follow-up', { receipt }), sender.follow)
const newest = async () => {
  const { reports } = read(await (await unlocked('tip-handler')).get('/desk/tips'), desk.list)
  return reports.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))[0]?.id ?? ''
}
const step = async (id: string, path: string, words: object = {}) => {
  const handler = await unlocked('tip-handler')
  const { version } = read(await handler.get(`/desk/tips/${id}`), desk.get)
  return done(await handler.post(`/desk/tips/${id}/${path}`, { version, ...words }))
}

/** Sends the photograph, sealed as a browser does, or as a form without scripts. */
const showPhotograph = async (receipt: string, sealed: boolean) => {
  const asked = await anyone.post('/tips/follow-up/evidence', { receipt, name: said.fileName, plainForm: !sealed })
  const form = read(asked, sender.addEvidence)
  await sendForm(form, sealed ? Buffer.from(await sealTo([form.sealTo], photograph)) : photograph, said.fileName)
  await judged(async () => (await follow(receipt)).evidence.find(({ id }) => id === form.documentId))
  return form.documentId
}

const anonymousTip = async () => {
  const { receipt } = read(await leaveTip({ ...filing, contact: null }), sender.file)
  await follow(receipt)
  const id = await newest()
  const documents = [await showPhotograph(receipt, true), await showPhotograph(receipt, false)]
  await step(id, 'take')
  await step(id, 'write', { text: said.question })
  done(await anyone.post('/tips/follow-up/messages', { receipt, text: said.reply }))
  for (const document of documents) {
    const path = `evidence/${document}`
    done(await (await unlocked('tip-handler')).get(`/desk/tips/${id}/${path}`))
    await step(id, `${path}/original`, { reason: said.originalWhy })
    done(await (await unlocked('tip-handler')).get(`/desk/tips/${id}/${path}/original`))
  }
  const { findings, evidence, answer } = said
  await step(id, 'conclude', { outcome: 'unsubstantiated', findings, evidence, answer })
  return receipt
}

const tipInConfidence = async () => {
  const contact = { name: said.name, phone: said.phone, confidential: true }
  const { receipt } = read(await leaveTip({ ...filing, contact }), sender.file)
  await follow(receipt)
  const id = await newest()
  await step(id, 'take')
  await step(id, 'identity', { reason: said.askedWhy })
  const custodian = await unlocked('custodian-a')
  const { asked } = read(await custodian.get('/desk/custody/identities'), contract.tips.identities.list)
  expect(asked).toContainEqual({ id, request: expect.objectContaining({ reason: said.askedWhy }) })
  done(await custodian.post(`/desk/custody/identities/${id}`, { opened: true, reason: said.openedWhy }))
  expect((await follow(receipt)).identity).toMatchObject({ answered: { opened: true, reason: said.openedWhy } })
  const seen = done(await (await unlocked('tip-handler')).get(`/desk/tips/${id}`))
  expect(seen).toMatchObject({ sender: { answered: { contact: { name: said.name, phone: said.phone } } } })
  return receipt
}

/** A tip and a look at it, straight from an old phone whose network tells all it can. */
const tipFromOldPhone = async () => {
  const post = async (path: string, body: object) =>
    send(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': traces.agent,
        'x-forwarded-for': traces.address,
        forwarded: `for=${traces.address}`,
      },
      body: JSON.stringify(body),
    })
  const left = await post('/tips', { ...filing, contact: null, admission: await admission() })
  const { receipt } = read(left, sender.file)
  done(await post('/tips/follow-up', { receipt }))
  await post('/tips/follow-up', { receipt: '7K4M-2Q9X-B3RT-6WVZ' })
  return receipt
}

let secrets: Record<string, string> = {}

beforeAll(async () => {
  Object.assign(process.env, inject('environment'))
  const answers = family()
  await submitted('resident-li', answers)
  const draft = await completeDraft('resident-li', answers)
  const scratch = { fields: { number: answers.account.number } }
  done(await as('resident-li').put(`/applications/${draft.id}/scratch/account`, scratch))
  const receipts = [await anonymousTip(), await tipInConfidence(), await tipFromOldPhone()]
  const token = (await tipKeyOf('tip-handler'))['tip-key'] ?? ''
  secrets = {
    ...said,
    ...tells,
    ...traces,
    passphrase: examplePassphrase,
    token,
    identity: 'AGE-SECRET-KEY-1',
    account: answers.account.number,
    telephone: answers.circumstances.phone ?? '',
    ...Object.fromEntries(answers.members.map(({ idNumber }, number) => [`member ${number}`, idNumber])),
    ...Object.fromEntries(
      receipts.flatMap((receipt, number) => [
        [`receipt ${number}`, receipt],
        [`its signs ${number}`, receipt.replaceAll('-', '')],
      ]),
    ),
  }
}, 300_000)

/** As it stands, as JSON escapes it, in base64 wherever it may begin, and in hexadecimal digits. */
const waysToSay = (words: string): Buffer[] => {
  const bytes = Buffer.from(words)
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift && shift + 1, -4),
  )
  const escaped = words.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [
    bytes,
    ...[escaped, encodeURIComponent(words), bytes.toString('hex'), ...inBase64].map((way) => Buffer.from(way)),
  ]
}
const toldIn = (content: Buffer): string[] =>
  Object.entries(secrets).flatMap(([what, words]) =>
    waysToSay(words).some((way) => way.length > 7 && content.includes(way)) ? [what] : [],
  )

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('who takes away everything at rest', () => {
  test('would see it: a secret laid open is found, however it is written', () => {
    for (const way of waysToSay(said.name)) expect(toldIn(Buffer.concat([Buffer.from('…'), way]))).toContain('name')
  })

  test('reads no tip, no tipster and no key in any table', async () => {
    const environment = inject('environment')
    const client = new DynamoDBClient({
      endpoint: inject('endpoints').dynamodb,
      region: environment.AWS_REGION ?? '',
      credentials: { accessKeyId: 'reader', secretAccessKey: 'reader' },
    })
    const tables = Object.entries(environment).filter(([variable]) => variable.endsWith('_TABLE'))
    expect(tables).toHaveLength(6)
    for (const [variable, TableName] of tables) {
      const rows = []
      for await (const page of paginateScan({ client }, { TableName })) rows.push(...(page.Items ?? []))
      // What need not be secret is there to be read: the rows are the real ones.
      if (variable === 'CASEWORK_TABLE') expect(JSON.stringify(rows)).toContain(family().place.address)
      if (variable === 'TIPS_TABLE') expect(JSON.stringify(rows)).toContain('age1')
      expect(toldIn(Buffer.from(JSON.stringify(rows))), variable).toEqual([])
    }
  })

  test('nor in any bucket, queue or file of the cloud, and the intake is empty', () => {
    const files = filesBelow(inject('dataDirectory'))
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((file) => readFileSync(file).includes('age-encryption.org')).length).toBeGreaterThan(3)
    expect(files.flatMap((file) => toldIn(readFileSync(file)).map((what) => `${what} in ${file}`))).toEqual([])
  })

  test('nor in any log, and neither does anybody’s address or device stand there', () => {
    const logs = filesBelow(inject('logDirectory'))
    const all = Buffer.concat(logs.map((file) => readFileSync(file)))
    expect(all.includes('POST /tips/follow-up')).toBe(true)
    expect(toldIn(all)).toEqual([])
    expect(all.includes('127.0.0.1')).toBe(false)
  })
})

describe('who tries receipts and holds a watch', () => {
  const pairs = 200
  const atOnce = 4
  const wrong = '7K4M-2Q9X-B3RT-6WVZ'
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

  test(
    'learns nothing: 200 interleaved pairs of a right and a wrong one differ by less than 5 %',
    { timeout: 900_000 },
    async () => {
      const { receipt } = read(await leaveTip({ ...filing, contact: null }), sender.file)
      await follow(receipt)
      const times = { right: [] as number[], wrong: [] as number[] }
      const timed = async (kind: keyof typeof times, code: string) => {
        const started = performance.now()
        const { status } = await anyone.post('/tips/follow-up', { receipt: code })
        times[kind].push(performance.now() - started)
        expect(status).toBe(kind === 'right' ? 200 : 404)
      }
      let left = pairs
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (left-- > 0)
            for (const kind of left % 2 === 0 ? (['right', 'wrong'] as const) : (['wrong', 'right'] as const))
              await timed(kind, kind === 'right' ? receipt : wrong)
        }),
      )
      expect(times.right).toHaveLength(pairs)
      const [right, other] = [median(times.right), median(times.wrong)]
      expect(Math.abs(right - other) / other).toBeLessThan(0.05)
    },
  )
})
