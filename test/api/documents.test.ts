import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { largestUploadBytes } from '#shared/domain/documents/document.ts'
import { contract } from '#shared/contract/index.ts'
import { anyone, as, done, read, type Answer } from '../support/api.ts'
import { completeDraft, startDraft, submit, withoutDraft, withoutDraftsSince } from '../support/case-walk.ts'
import { wholeFiles, wrongFiles } from '../support/files.ts'
import { judged, sendForm } from '../support/uploads.ts'

const { resident: sender, officer: reader, public: arrivals } = contract.documents
const resident = as('resident-wang')
const officer = as('town-changyuan')
const wish = { kind: 'household-register', name: '户口簿.pdf' }
let id = ''

const began = Date.now()
afterAll(() => withoutDraftsSince(began))
beforeAll(async () => {
  await withoutDraft('resident-wang')
  id = (await completeDraft('resident-wang')).id
})

const request = async (changes: object = {}) =>
  read(await resident.post(`/applications/${id}/documents`, { ...wish, ...changes }), sender.request)
const mine = async () => read(await resident.get(`/applications/${id}`), contract.applications.resident.get)
const documentOf = async (documentId: string) => (await mine()).documents.find((document) => document.id === documentId)
const verdictOn = (documentId: string) => judged(() => documentOf(documentId))
const own = (documentId: string): Promise<Answer> => resident.get(`/applications/${id}/documents/${documentId}`)
const atDesk = (documentId: string): Promise<Answer> => officer.get(`/desk/applications/${id}/documents/${documentId}`)

const clean: string[] = []
const quarantined: string[] = []

describe('an upload', () => {
  test.each(Object.entries(wholeFiles))('of %s arrives, passes, and can be opened again', async (type, bytes) => {
    const form = await request({ type })
    expect((await sendForm(form, bytes)).status).toBe(201)
    expect(await verdictOn(form.documentId)).toMatchObject({ ...wish, status: 'clean', type, bytes: bytes.length })
    const { url } = read(await own(form.documentId), sender.link)
    const opened = await fetch(url)
    expect(opened.headers.get('content-type')).toBe(type)
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(bytes)
    clean.push(form.documentId)
  })

  test.each(wrongFiles)('of %s is quarantined, and its owner is told why', async (_, bytes, reason) => {
    const form = await request()
    expect((await sendForm(form, bytes, 'photo.jpg')).status).toBe(201)
    expect(await verdictOn(form.documentId)).toMatchObject({ status: 'quarantined', reason })
    expect(await own(form.documentId)).toMatchObject({ status: 409, body: { code: 'DOCUMENT_NOT_READY' } })
    quarantined.push(form.documentId)
  })

  test('costs none of the others, and nothing of the form', async () => {
    const { documents, missing } = await mine()
    const inState = (state: string) => documents.filter(({ status }) => status === state).map((one) => one.id)
    expect(inState('clean')).toEqual(clean)
    expect(inState('quarantined')).toEqual(quarantined)
    expect(missing).toEqual([])
  })
})

describe('the store refuses', () => {
  const bytes = wholeFiles['application/pdf']
  const expectRefused = async (response: Response, code: string) => {
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).toContain(`<Code>${code}</Code>`)
  }

  test('a byte more than 10 MB', async () => {
    await expectRefused(await sendForm(await request(), Buffer.alloc(largestUploadBytes + 1)), 'EntityTooLarge')
  })

  test('an empty file', async () => {
    await expectRefused(await sendForm(await request(), Buffer.alloc(0)), 'EntityTooSmall')
  })

  test('another key than the promised one', async () => {
    const form = await request()
    const fields = { ...form.fields, key: `${id}/${randomUUID()}` }
    await expectRefused(await sendForm({ ...form, fields }, bytes), 'AccessDenied')
  })

  test('another type than the promised one', async () => {
    const form = await request({ type: 'application/pdf' })
    const fields = { ...form.fields, 'Content-Type': 'text/html' }
    await expectRefused(await sendForm({ ...form, fields }, bytes), 'AccessDenied')
  })

  test('a form without a signature, and one whose policy was changed', async () => {
    const form = await request()
    const { 'X-Amz-Signature': _, ...unsigned } = form.fields
    await expectRefused(await sendForm({ ...form, fields: unsigned }, bytes), 'SignatureDoesNotMatch')
    const policy = JSON.parse(Buffer.from(form.fields.Policy ?? '', 'base64').toString())
    const later = Buffer.from(JSON.stringify({ ...policy, expiration: '2199-01-01T00:00:00.000Z' })).toString('base64')
    await expectRefused(
      await sendForm({ ...form, fields: { ...form.fields, Policy: later } }, bytes),
      'SignatureDoesNotMatch',
    )
  })

  test('a form that has expired', async () => {
    const environment = inject('environment')
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment
    const client = new S3Client({
      endpoint: inject('endpoints').s3,
      region: environment.AWS_REGION ?? '',
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: true,
    })
    const Bucket = environment.INTAKE_BUCKET ?? ''
    const form = await createPresignedPost(client, { Bucket, Key: `${id}/${randomUUID()}`, Expires: -60 })
    await expectRefused(await sendForm(form, bytes), 'AccessDenied')
  })
})

describe('a plain form, without JavaScript', () => {
  test('leads to a page of the portal that knows what arrived', async () => {
    const form = await request({ plainForm: true })
    const response = await sendForm(form, wholeFiles['image/png'])
    expect(response.status).toBe(303)
    const { origin, pathname } = new URL(response.headers.get('location') ?? '')
    expect(origin).toBe(inject('endpoints').portal)
    const document = await judged(async () => read(await anyone.get(pathname), arrivals.arrival))
    expect(document).toMatchObject({ id: form.documentId, status: 'clean', type: 'image/png', name: wish.name })
    clean.push(form.documentId)
  })

  test.each(['x', 'eyJhbGciOiJkaXIi', '..%2F..%2Fetc', '%00'])('a made-up token %s finds nothing', async (token) => {
    expect(await anyone.get(`/arrivals/${token}`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  })
})

describe('documents belong to one application', () => {
  test('nobody else asks for an upload to it, opens or removes one', async () => {
    const [document = ''] = clean
    const path = `/applications/${id}/documents`
    expect((await as('resident-li').post(path, wish)).status).toBe(404)
    expect((await as('resident-li').get(`${path}/${document}`)).status).toBe(404)
    expect((await as('resident-li').delete(`${path}/${document}`)).status).toBe(404)
    const other = (await startDraft('resident-li')).id
    expect((await as('resident-li').get(`/applications/${other}/documents/${document}`)).status).toBe(404)
  })

  test('a document of a draft can be removed', async () => {
    const form = await request()
    await sendForm(form, wholeFiles['image/png'])
    await verdictOn(form.documentId)
    done(await resident.delete(`/applications/${id}/documents/${form.documentId}`))
    expect(await documentOf(form.documentId)).toBeUndefined()
    expect((await own(form.documentId)).status).toBe(404)
  })

  test('the desk sees none of a draft', async () => {
    expect((await atDesk(clean[0] ?? '')).status).toBe(404)
  })
})

describe('once the application is sent', () => {
  beforeAll(async () => done(await submit('resident-wang', id)))

  test('the officer opens what is clean, by a link that does not last', async () => {
    const { url, expiresAt } = read(await atDesk(clean[0] ?? ''), reader.link)
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000)
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(wholeFiles['application/pdf'])
  })

  test('no officer opens what is in quarantine', async () => {
    for (const documentId of quarantined)
      expect(await atDesk(documentId)).toMatchObject({ status: 409, body: { code: 'DOCUMENT_NOT_READY' } })
  })

  test('no officer of another town opens any', async () => {
    const answer = await as('town-renyi').get(`/desk/applications/${id}/documents/${clean[0] ?? ''}`)
    expect(answer.status).toBe(404)
  })

  test('nothing can be added or removed', async () => {
    const path = `/applications/${id}/documents`
    expect(await resident.post(path, wish)).toMatchObject({ status: 409, body: { code: 'DRAFT_CLOSED' } })
    expect(await resident.delete(`${path}/${clean[0] ?? ''}`)).toMatchObject({
      status: 409,
      body: { code: 'DRAFT_CLOSED' },
    })
  })
})
