import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { addDays, isWorkingDay } from '#shared/domain/calendar/calendar.ts'
import { contract } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { leaveTip } from '../support/admission.ts'
import { anyone, as, done, read } from '../support/api.ts'
import { expectAccessible, inABrowser, keyBearer, press, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { today } from '../support/case-walk.ts'
import { date, openTip, step } from '../support/desk.ts'
import { storedGrant } from '../support/stored-case.ts'

inABrowser()

const wang: Actor = { id: 'resident-wang', name: '王建国', role: 'resident', division: '' }

beforeAll(() => void Object.assign(process.env, inject('environment')))
afterEach(() => returnToNow())

const main = (page: Page) => page.locator('main').innerText()
const eventually = (look: () => Promise<unknown>) => vi.waitFor(look, { timeout: 60_000, interval: 300 })

/** The next day on which the office works, when what was ordered goes out with what was drawn. */
const nextMorning = (day: string): string => {
  const next = addDays(day, 1).date
  return isWorkingDay(next) ? next : nextMorning(next)
}

/** A neighbour's tip about a family, its code typed once. */
const tipAbout = async (about: string) => {
  const place = { against: 'family', division: '500153001', place: '' }
  const words = { kind: 'hidden-income', about, facts: '每天在菜市场摆摊，没有报过收入。', contact: null }
  const { receipt } = read(await leaveTip({ ...place, ...words }), contract.tips.public.file)
  done(await anyone.post('/tips/follow-up', { receipt }))
  return receipt
}

describe.each([{ script: true }, { script: false }])('a tip that proves true, JavaScript $script', ({ script }) => {
  it('changes a benefit only after the family was heard, and its sender is answered', async () => {
    // axe itself needs JavaScript.
    const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
    const { id, number } = await storedGrant(wang)
    await eventually(async () => done(await as('resident-wang').get(`/benefits/${id}`)))
    const about = `菜市场西头的一家（${script ? '甲' : '乙'}）`
    const receipt = await tipAbout(about)

    const handler = await keyBearer('tip-handler', script)
    await openTip(handler, about)
    const tip = handler.url()
    await step(handler, 'take')
    await step(handler, 'link', { number: number ?? '' })
    await look(handler)
    const conclusion = { findings: '确有摊位收入。', evidence: '市场登记。', answer: '情况属实，已经改正。' }
    await step(handler, 'conclude', conclusion, { outcome: 'substantiated' })
    expect(await main(handler)).toContain('还没有核查完')

    // The town finds a check among those of the day, and nothing of why it came.
    const morning = nextMorning(today())
    await travelTo(morning)
    const town = await visitor('town-changyuan', script)
    await eventually(async () => {
      await town.goto(`/desk/benefits/${id}`)
      expect(await main(town)).toContain('抽查')
    })
    expect(await main(town)).not.toMatch(/举报|菜市场/)
    const raised = { monthlyFen: '500', explanation: '复核时看到您有固定摊位，每月有收入。' }
    await step(town, 'propose', raised, { direction: 'reduce', reason: 'income-rose' })
    await look(town)

    const family = await visitor('resident-wang', script)
    await family.goto(`/applications/${id}/benefit`)
    expect(await main(family)).toContain('固定摊位')
    expect(await main(family)).not.toContain('举报')
    await look(family)
    await family.goto(`/applications/${id}/benefit/answer`)
    await family.locator('[name="statement"]').fill('摊子是今年春天才摆的。')
    await family.locator('input[value="yes"]').check()
    await press(family, '送出说明')
    await town.goto(`/desk/benefits/${id}`)
    await step(town, 'inviteToHearing', date('on', morning))
    await town.goto(`/desk/benefits/${id}`)
    await step(town, 'hear', { statement: '本人说摊子每月能挣几百元。' }, { manner: 'in-person' })
    const county = await visitor('county-confirmer', script)
    await county.goto(`/desk/benefits/${id}`)
    expect(await main(county)).toContain('摊子是今年春天才摆的。')
    const decision = { reasons: '摊位收入计入以后，按差额发放。', gradualExitMonths: '0' }
    await step(county, 'decideChange', decision, { outcome: 'carry-out' })
    await look(county)
    await family.goto(`/applications/${id}/benefit`)
    expect(await main(family)).toMatch(/500\.00 元/)
    expect(await main(family)).toContain('按差额发放')
    await look(family)

    await handler.goto(tip)
    const correction = { what: '从下月起按新的金额发放。', who: '昌元街道', ...date('doneBy', morning) }
    await step(handler, 'orderCorrection', correction)
    await step(handler, 'recordCorrection', { ...date('doneOn', morning), how: '已经重新核定。' })
    await step(handler, 'conclude', conclusion, { outcome: 'substantiated' })
    const neighbour = await visitor(null, script)
    await neighbour.goto('/tips/follow-up')
    await neighbour.locator('[name="receipt"]').fill(receipt)
    await press(neighbour, '查看')
    expect(await main(neighbour)).toContain(conclusion.answer)
    // What became of the family in particular is between it and the office.
    expect(await main(neighbour)).not.toMatch(/王建国|李桂花|500/)
    await look(neighbour)
  }, 240_000)
})
