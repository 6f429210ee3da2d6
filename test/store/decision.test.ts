import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Application } from '#shared/domain/applications/application.ts'
import { saveDraft } from '#shared/store/applications.ts'
import { savePerson } from '#shared/store/people.ts'
import { findProof } from '#shared/store/proofs.ts'
import { keptBytes, zones } from '#shared/store/uploads.ts'
import { handler as desk } from '../../functions/applications/officer.ts'
import { handler as onChange } from '../../functions/applications/on-change.ts'
import { caseAfter } from '../domain/applications/case.ts'
import { ready } from '../domain/applications/history.ts'
import { newsOf, rowOf } from '../support/case-news.ts'
import { withBucket } from '../support/object-store.ts'
import { dyingAfter } from '../support/crash.ts'
import { knock } from '../support/door.ts'
import { pdfText } from '../support/pdf-text.ts'
import { fileOf, someone, storedSubmission } from '../support/stored-case.ts'

/** The last step of a case, against the real store: many hands at once, the same news twice, and a process that dies. */

withBucket('DOCUMENTS_BUCKET')

const fifty = Array.from({ length: 50 }, (_, at) => ({
  id: `confirmer-${at}`,
  name: `确认员${at}`,
  role: 'county-confirmer' as const,
  division: '500153',
}))
const reasons = '入户调查和核对都符合条件。'

/** All fifty were at the review; until one of them decides, the file says of each why their name is missing. */
const reviewed = (state: Application): Application['county'] => {
  const { minutes } = state.county
  if (minutes === null) throw new Error('nobody met about the case')
  const present = [...minutes.present, ...fifty.map(({ id, name }) => ({ id, name, view: '同意' }))]
  const waiting = present.filter(({ id }) => id !== minutes.signatures[0]?.id)
  const unsigned = waiting.map(({ id }) => ({ id, reason: '还没有决定' }))
  return { ...state.county, minutes: { ...minutes, present, unsigned } }
}

/** A case that waits for nothing but its decision. */
const readyCase = async (): Promise<Application> => {
  const sent = await storedSubmission(someone())
  const { id, resident, answers, number, submittedAt, version } = sent
  const state = caseAfter(ready)
  const own = { id, resident, answers, number, submittedAt, version: version + 1 }
  const examined = { ...state, county: reviewed(state), ...own }
  expect(await saveDraft(sent, examined, undefined)).toBe(true)
  return examined
}

const decide = ({ id, version }: Application, at: number) => {
  const stamp = { version, requestId: randomUUID() }
  const [step, words] = at % 2 === 0 ? ['confirmation', { reasons }] : ['refusal', { cause: 'NOT_ELIGIBLE', reasons }]
  return knock(desk, fifty[at]?.id ?? '', 'POST', `/desk/applications/${id}/${step}`, { ...stamp, ...words })
}

/** A decided case with the news of it, as the stream brings them. */
const decided = async () => {
  const { id, ...rest } = await readyCase()
  const before = await rowOf(id)
  expect(await decide({ id, ...rest }, 0)).toMatchObject({ status: 200 })
  return { id, news: newsOf(before, await rowOf(id)) }
}

/** Everything that follows from a decision: the case itself, its letter as it reads, and what its code proves. */
const standing = async (id: string) => {
  const file = await fileOf(id)
  const letters = file.documents.filter(({ kind }) => kind === 'decision')
  const texts = await Promise.all(
    letters.map(async (letter) => pdfText(await keptBytes(zones.documents, `${id}/${letter.id}`)).replaceAll('\n', '')),
  )
  const codes = texts.map((text) => /核验码 ([0-9A-Z-]{19})/.exec(text)?.[1]?.replaceAll('-', '') ?? '')
  return { file, texts, proofs: await Promise.all(codes.map(findProof)) }
}

beforeAll(() => Promise.all(fifty.map(savePerson)))

describe('a decision', () => {
  test('taken by fifty officers at once, each their own, is one: the others are told, and nothing of theirs is left', async () => {
    const before = await readyCase()
    const answers = await Promise.all(fifty.map((_, at) => decide(before, at)))
    const won = answers.flatMap(({ status }, at) => (status === 200 ? [at] : []))
    expect(won).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
    const { application, events } = await fileOf(before.id)
    expect(application.version).toBe(before.version + 1)
    expect(application.decision?.signedBy.map(({ id }) => id)).toContain(fifty[won[0] ?? 0]?.id)
    expect(events.filter(({ type }) => type === 'confirmed' || type === 'refused')).toHaveLength(1)
  })

  test('whose news comes twice is written once and proved once', async () => {
    const { id, news } = await decided()
    expect(await onChange(news)).toEqual({ batchItemFailures: [] })
    const once = await standing(id)
    expect(once.texts).toHaveLength(1)
    expect(once.proofs).toEqual([expect.objectContaining({ outcome: 'confirmed', standing: 'stands', surname: '李' })])
    expect(await onChange(news)).toEqual({ batchItemFailures: [] })
    expect(await standing(id)).toEqual(once)
  })

  test('whose consequences die after any of their writes is completed by the next attempt, as if nothing had happened', async () => {
    const { id: whole, news: wholeNews } = await decided()
    const writes = await dyingAfter(Infinity, () => onChange(wholeNews))
    expect(writes).toBeGreaterThanOrEqual(3)
    const intact = await standing(whole)
    for (let at = 0; at < writes; at++) {
      const { id, news } = await decided()
      expect(await dyingAfter(at, () => onChange(news))).toBe(at + 1)
      expect(await onChange(news)).toEqual({ batchItemFailures: [] })
      const { texts, proofs } = await standing(id)
      expect(texts).toHaveLength(1)
      expect(proofs.map((proof) => proof && { ...proof, number: '' })).toEqual(
        intact.proofs.map((proof) => proof && { ...proof, number: '' }),
      )
    }
  })

  test('that another takes the place of says so to whoever checks the old paper', async () => {
    const { id, news } = await decided()
    await onChange(news)
    const { application } = (await standing(id)).file
    const before = await rowOf(id)
    const changed = application.decision && { ...application.decision, at: '2026-12-01T02:00:00.000Z' }
    const again = { ...application, version: application.version + 1, decision: changed }
    expect(await saveDraft(application, again, undefined)).toBe(true)
    await onChange(newsOf(before, await rowOf(id)))
    const { proofs } = await standing(id)
    expect(proofs.map((proof) => proof?.standing).toSorted()).toEqual(['changed', 'stands'])
  })
})

describe('a command', () => {
  test('whose process dies right after its write was carried out: the next attempt finds it so', async () => {
    const before = await readyCase()
    const stamp = { version: before.version, requestId: randomUUID(), reasons }
    const send = () => knock(desk, 'confirmer-0', 'POST', `/desk/applications/${before.id}/confirmation`, stamp)
    await dyingAfter(0, send)
    expect(await send()).toMatchObject({ status: 200, body: { stage: 'CONFIRMED', version: before.version + 1 } })
    expect((await fileOf(before.id)).events.filter(({ type }) => type === 'confirmed')).toHaveLength(1)
  })
})
