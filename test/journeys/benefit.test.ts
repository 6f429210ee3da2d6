import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { Actor } from '#shared/domain/people/person.ts'
import { as } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { storedGrant } from '../support/stored-case.ts'

inABrowser()

const wang: Actor = { id: 'resident-wang', name: '王建国', role: 'resident', division: '' }

beforeAll(() => void Object.assign(process.env, inject('environment')))

const granted = async (): Promise<string> => {
  const { id } = await storedGrant(wang)
  await vi.waitFor(
    async () => expect(await as('resident-wang').get(`/benefits/${id}`)).toMatchObject({ status: 200 }),
    { timeout: 30_000, interval: 200 },
  )
  return id
}

/** Unfolds an act of the desk, fills it in and sends it. */
const carryOut = async (desk: Page, title: string, fill: (form: ReturnType<Page['locator']>) => Promise<void>) => {
  const act = desk.locator('details', { has: desk.locator('summary', { hasText: title }) })
  await act.locator('summary').click()
  await fill(act)
  await Promise.all([desk.waitForURL('**?done=*'), act.getByRole('button').click()])
}
const check = (form: ReturnType<Page['locator']>, value: string) => form.locator(`input[value="${value}"]`).check()

describe.each([{ script: true }, { script: false }])('a benefit that may end, JavaScript $script', ({ script }) => {
  it('is proposed with reasons, answered by the family, and goes on where the county is convinced', async () => {
    const id = await granted()
    const town = await visitor('town-changyuan', script)
    await town.goto(`/desk/benefits/${id}`)
    await carryOut(town, '发起复核', (form) => check(form, 'change-reported'))
    await town.goto(`/desk/benefits/${id}`)
    const act = town.locator('details', { has: town.locator('summary', { hasText: '拟调整' }) })
    await act.locator('summary').click()
    await check(act, 'stop')
    await check(act, 'income-rose')
    await act.locator('[name="propose.monthlyFen"]').fill('0')
    await act.locator('[name="propose.explanation"]').fill('有人看到您在市场帮工。')
    await act.locator('[name="propose.overpayment"]').fill('2026-01')
    await act.locator('[name="propose.overpaidMonths"]').fill('2')
    await act.locator('[name="propose.overpaidFen"]').fill('100')
    await press(town, '拟调整')
    expect(await town.locator('.govuk-error-summary').innerText()).toContain('隐瞒情况')
    expect(await town.locator('[name="propose.explanation"]').inputValue()).toBe('有人看到您在市场帮工。')
    await check(town.locator('main'), 'information-withheld')
    await Promise.all([town.waitForURL('**?done=propose'), press(town, '拟调整')])
    if (script) await expectAccessible(town)

    const family = await visitor('resident-wang', script)
    await family.goto(`/applications/${id}`)
    await family.getByRole('link', { name: '看正在发放的救助' }).click()
    await family.waitForURL('**/benefit')
    const told = await family.locator('main').innerText()
    expect(told).toContain('有人看到您在市场帮工。')
    expect(told).toContain('200.00 元')
    expect(told).toContain('不说明，金额也不会自动改变')
    if (script) await expectAccessible(family)
    await family.getByRole('link', { name: '您有什么要说明的？' }).click()
    await family.waitForURL('**/benefit/answer')
    await press(family, '送出说明')
    expect(await family.locator('.govuk-error-summary').innerText()).toContain('还没有填')
    await family.locator('[name="statement"]').fill('那是我弟弟的摊子。')
    await family.locator('input[value="no"]').check()
    await press(family, '送出说明')
    expect(await family.locator('main').innerText()).toContain('您的说明已经送出')

    const county = await visitor('county-confirmer', script)
    await county.goto(`/desk/benefits/${id}`)
    expect(await county.locator('main').innerText()).toContain('那是我弟弟的摊子。')
    await carryOut(county, '决定是否调整', async (form) => {
      await check(form, 'drop')
      await form.locator('[name="decideChange.reasons"]').fill('市场管理方证实不是本人。')
      await form.locator('[name="decideChange.gradualExitMonths"]').fill('0')
    })
    await family.goto(`/applications/${id}/benefit`)
    expect(await family.locator('main').innerText()).toContain('市场管理方证实不是本人。')
  })
})
