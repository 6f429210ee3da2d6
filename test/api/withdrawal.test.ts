import { afterAll, describe, expect, test } from 'vitest'
import { as, done } from '../support/api.ts'
import { completeDraft, queueOf, startDraft, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { family, inRenyi } from '../support/family.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))

describe('a withdrawal', () => {
  const village = { village: inRenyi, address: '正街 3 号' }

  test('ends the case before a decision, once', async () => {
    const sent = await submitted('resident-wang', family({ place: village }))
    const withdrawn = await as('resident-wang').post(`/applications/${sent.id}/withdrawal`, { reason: '找到工作了。' })
    expect(withdrawn).toMatchObject({ status: 200, body: { stage: 'WITHDRAWN', due: null } })
    expect((await queueOf('town-renyi')).map((one) => one.id)).not.toContain(sent.id)
    const again = await as('resident-wang').post(`/applications/${sent.id}/withdrawal`, { reason: '' })
    expect(again).toMatchObject({ status: 409, body: { code: 'STAGE_NOT_ALLOWED', data: { stage: 'WITHDRAWN' } } })
  })

  test('of a draft makes room for another', async () => {
    const draft = await completeDraft('resident-wang', family({ place: village }))
    done(await as('resident-wang').post(`/applications/${draft.id}/withdrawal`, { reason: '' }))
    expect((await startDraft('resident-wang')).id).not.toBe(draft.id)
  })
})
