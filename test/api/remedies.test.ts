import { afterEach, expect, inject, test } from 'vitest'
import { moveClock } from '#infra/local/control.ts'
import { contract } from '#shared/contract/index.ts'
import { as, done, read } from '../support/api.ts'
import { act, submitted } from '../support/case-walk.ts'

const clock = (to: string) => moveClock(inject('dataDirectory'), to)
afterEach(() => clock('now'))
const officer = contract.applications.officer

test('a warned family asks to be heard, is heard before the end, appeals, and its case runs again', async () => {
  const sent = await submitted('resident-wang')
  const warned = read(await act('town-changyuan', sent, 'warning', { reason: '三次约定入户无人在家' }), officer.warn)
  const answer = { answer: '那几天在医院陪护', hearingWanted: true }
  done(await as('resident-wang').post(`/applications/${sent.id}/warning-answer`, answer))
  await clock('2026-12-20T10:00+08:00')
  const heard = { id: sent.id, version: warned.version + 1 }
  const end = { reason: '仍不配合' }
  const early = await act('town-changyuan-lead', heard, 'termination', end)
  expect(early).toMatchObject({ status: 409, body: { data: { missing: ['hearing-missing'] } } })

  const words = { heldOn: '2026-12-18', minutes: '本人到场' }
  const after = read(await act('town-changyuan', heard, 'hearing-record', words), officer.recordHearing)
  const ended = read(await act('town-changyuan-lead', after, 'termination', end), officer.terminate)
  done(await as('resident-wang').post(`/applications/${sent.id}/appeal`, { grounds: '提醒没有收到' }))
  const outcome = { result: 'revoked', reason: '程序有误', decidedOn: '2026-12-20' }
  const again = await act('county-officer', { ...ended, version: ended.version + 1 }, 'appeal-outcome', outcome)
  expect(read(again, officer.decideAppeal)).toMatchObject({ stage: 'SUBMITTED', closing: null })
})
