import { expect, test } from 'vitest'
import { queuePage } from '#shared/store/queue.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { placedCase } from '../support/placed-case.ts'
import { caseAfter } from '../domain/applications/case.ts'
import * as past from '../domain/applications/history.ts'

/** What waits for one person's own name. */

const waitingFor = async (signer: string, desk = '500153001') => {
  const { result, requests } = await requestsDuring(() => queuePage({ desk, signer }))
  expect(requests).toEqual(['Query'])
  return result.cases.map(({ id }) => id)
}
const placed = async (events: Parameters<typeof caseAfter>[0]) => (await placedCase(caseAfter(events), [])).id

test('a survey waits for the surveyor who has not signed, in one query, and for nobody once two have', async () => {
  const recorded = [...past.underInvestigation, past.surveyRecorded()]
  const [open, signed] = [await placed(recorded), await placed([...recorded, past.surveySigned()])]
  expect(await waitingFor('town-changyuan-2')).toContain(open)
  expect(await waitingFor('town-changyuan-2')).not.toContain(signed)
  expect(await waitingFor('town-changyuan')).not.toContain(open)
})

test('minutes wait for who was at the review and has not signed, also when the file says why', async () => {
  const [open, noted] = [await placed(past.ready), await placed([...past.ready, past.minutesNotSigned()])]
  const decided = await placed(past.granted)
  const waiting = await waitingFor('county-confirmer', '500153')
  expect(waiting).toEqual(expect.arrayContaining([open, noted]))
  expect(waiting).not.toContain(decided)
  expect(await waitingFor('county-officer', '500153')).not.toContain(open)
})
