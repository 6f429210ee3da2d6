import { beforeAll, expect, inject, it } from 'vitest'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { system } from '#shared/domain/people/person.ts'
import { record } from '#shared/store/applications.ts'
import { inABrowser, visitor } from '../support/browser.ts'
import { fileOf, now, someone, storedNotice } from '../support/stored-case.ts'

inABrowser()
beforeAll(() => void Object.assign(process.env, inject('environment')))

it('a case of which a morning told twice, in the same moment, opens with scripts as without', async () => {
  const { id } = await storedNotice(someone())
  for (const duty of ['opinion', 'whole'] as const) {
    const { application: before } = await fileOf(id)
    const event = { type: 'dutyEscalated', at: now, by: by(system), duty, to: 'town-lead' } as const
    expect(await record({ before, after: evolve(before, event), event, actor: system.id, requestId: null })).toBe(
      'recorded',
    )
  }
  for (const script of [true, false]) {
    const town = await visitor('town-changyuan', script)
    const { number } = (await fileOf(id)).application
    await town.goto('/desk?stage=NOTICE_REVIEW')
    await town.getByRole('link', { name: number ?? '' }).click()
    await town.locator('#timeline').waitFor()
    expect(await town.locator('#timeline ~ ol > li').allInnerTexts()).toHaveLength((await fileOf(id)).events.length)
  }
})
