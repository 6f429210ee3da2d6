import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { as, done } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { submitted, today } from '../support/case-walk.ts'
import { date, said, step } from '../support/desk.ts'

inABrowser()
afterEach(() => returnToNow())

const main = (page: Page) => page.locator('main').innerText()
const days = (count: number) => today(count * 86_400_000)

describe.each([{ script: true }, { script: false }])(
  'a family does not cooperate, JavaScript $script',
  ({ script }) => {
    it(
      'it is warned and heard before its case ends, appeals, and the case runs again',
      { timeout: 240_000 },
      async () => {
        const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
        const { id } = await submitted('resident-wang')
        const town = await visitor('town-changyuan', script)
        const lead = await visitor('town-changyuan-lead', script)
        const family = await visitor('resident-wang', script)
        const desk = `/desk/applications/${id}`
        const own = `/applications/${id}`

        await town.goto(desk)
        await step(town, 'warn', { reason: '约了三次入户，都没有人在家。' })
        await family.goto(own)
        expect(await main(family)).toContain('约了三次入户')
        await look(family)
        await family.goto(`${own}/warning`)
        await press(family, '交上去')
        expect(await family.locator('.govuk-error-summary').innerText()).toBeTruthy()
        await look(family)
        await family.locator('[name="answer"]').fill('那几天在医院陪护。')
        await family.locator('[name="hearingWanted"][value="yes"]').check()
        await press(family, '交上去')

        await travelTo(days(24))
        await lead.goto(desk)
        await step(lead, 'terminate', { reason: '仍不配合调查。' })
        expect((await said(lead)).join()).toContain('听')
        expect(await lead.locator('[name="terminate.reason"]').inputValue()).toBe('仍不配合调查。')
        await town.goto(desk)
        await step(town, 'recordHearing', { ...date('heldOn', days(23)), minutes: '本人到场，说明了情况。' })
        await lead.goto(desk)
        await step(lead, 'terminate', { reason: '仍不配合调查。' })
        await look(lead)

        await family.goto(own)
        expect(await main(family)).toContain('仍不配合调查。')
        await look(family)
        await family.goto(`${own}/appeal`)
        await look(family)
        await family.locator('[name="grounds"]').fill('提醒送到了老房子，我没有收到。')
        await press(family, '申请复议')

        const county = await visitor('county-officer', script)
        await county.goto(desk)
        const outcome = { ...date('decidedOn', days(24)), reason: '提醒没有送达，程序有误。' }
        await step(county, 'decideAppeal', outcome, { result: 'revoked' })
        await look(county)
        await family.goto(own)
        expect(await main(family)).toContain('提醒没有送达，程序有误。')
        await look(family)
        // So that the other tests find the family as the demo left it.
        done(await as('resident-wang').post(`${own}/withdrawal`, { reason: '' }))
      },
    )
  },
)
