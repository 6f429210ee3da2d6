import { expect, test } from 'vitest'
import { isVisitDrawn } from '#shared/domain/applications/visit-lot.ts'
import { record } from '#shared/store/applications.ts'
import { drawVisits } from '../../functions/applications/draw-visits.ts'
import { tellWhatIsDue } from '../../functions/applications/tell-what-is-due.ts'
import { checksOrdered, orderCheck } from '#shared/store/ordered-checks.ts'
import { queuePage, type QueueQuestion } from '#shared/store/queue.ts'
import { deed, fileOf, officer, someone, storedSubmission } from '../support/stored-case.ts'

/** Submitted on Friday 20 November 2026: to be accepted by Wednesday the 25th. */
const morning = (day: string) => `${day}T22:00:00.000Z`
const escalations = async (id: string) =>
  (await fileOf(id)).events.flatMap((event) => (event.type === 'dutyEscalated' ? [event.to] : []))
/** Every page: other tests leave cases at the same desks. */
const listed = async (question: QueueQuestion) => {
  const ids: string[] = []
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page: Awaited<ReturnType<typeof queuePage>> = await queuePage({ ...question, cursor })
    ids.push(...page.cases.map(({ id }) => id))
    cursor = page.cursor
  }
  return ids
}
const atCounty = () => listed({ desk: '500153', kind: 'escalation' })

test('what is overdue is told to the lead, a week later to the county, once each, however often a morning comes', async () => {
  const { id } = await storedSubmission(someone())
  await tellWhatIsDue(morning('2026-11-24'))
  expect(await escalations(id)).toEqual([])
  await tellWhatIsDue(morning('2026-11-25'))
  await tellWhatIsDue(morning('2026-11-25'))
  expect(await escalations(id)).toEqual(['town-lead'])
  expect(await atCounty()).not.toContain(id)
  await tellWhatIsDue(morning('2026-12-02'))
  await tellWhatIsDue(morning('2026-12-03'))
  expect(await escalations(id)).toEqual(['town-lead', 'county-officer'])
  expect(await atCounty()).toContain(id)
  expect(await listed({ desk: '500153001', dueBefore: '2026-12-01' })).toContain(id)
})

test('on a Saturday nobody is told anything', async () => {
  const { id } = await storedSubmission(someone())
  await tellWhatIsDue(morning('2026-12-04'))
  expect(await escalations(id)).toEqual([])
})

test('a family that is to supply something is reminded once before its day, and its case goes on', async () => {
  const sent = await storedSubmission(someone())
  const items = [{ subject: 'tenancy' as const, words: '租房合同' }]
  await record(deed(sent, { verb: 'askForMissing', items }, officer))
  await tellWhatIsDue(morning('2026-12-01'))
  await tellWhatIsDue(morning('2026-12-02'))
  await tellWhatIsDue(morning('2027-01-05'))
  const { application, events } = await fileOf(sent.id)
  expect(events.filter(({ type }) => type === 'familyReminded')).toHaveLength(1)
  expect(application.stage).toBe('RETURNED_ONCE')
})

test('a visit that the tip desk ordered goes out with the draw, once, and says only that it was drawn', async () => {
  const [ordered, other] = [await storedSubmission(someone()), await storedSubmission(someone())]
  await orderCheck('visit', '500153001', ordered.id)
  await drawVisits(morning('2026-11-28'))
  expect((await fileOf(ordered.id)).application.county.visitRequired).toBe(false)
  await drawVisits(morning('2026-11-29'))
  await drawVisits(morning('2026-11-30'))
  const { application, events } = await fileOf(ordered.id)
  expect(events.filter(({ type }) => type === 'countyVisitOrdered')).toMatchObject([
    { cause: 'sample', by: { role: 'system' } },
  ])
  expect(application.county.visitRequired).toBe(true)
  expect(await checksOrdered('visit', '500153001')).not.toContain(ordered.id)
  const drawn = ['2026-11-30', '2026-12-01'].some((day) => isVisitDrawn(other.id, day))
  expect((await fileOf(other.id)).application.county.visitRequired).toBe(drawn)
})
