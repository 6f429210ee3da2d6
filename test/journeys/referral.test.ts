import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { as, done } from '../support/api.ts'
import { submitted, withoutDraft } from '../support/case-walk.ts'
import { date } from '../support/desk.ts'

inABrowser()

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text)
}
const choose = (page: Page, name: string, value: string) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check()

it('a grid worker finds a household; the town goes there and invites it; it applies itself', async () => {
  await withoutDraft('resident-wang')
  const grid = await visitor('grid-changyuan', true)
  await grid.goto('/desk')
  await expectAccessible(grid)
  await fill(grid, { name: '郑秀兰', address: '滨河路 7 号' })
  await press(grid, '报给乡镇、街道')
  expect(await grid.locator('[name="address"]').inputValue()).toBe('滨河路 7 号')
  await expectAccessible(grid)
  await fill(grid, { hardship: '老人独居，上月摔伤后没有收入。' })
  await press(grid, '报给乡镇、街道')
  expect(await grid.locator('main').innerText()).toContain('已经报给乡镇、街道')
  expect(await grid.locator('main').innerText()).not.toContain('郑秀兰')

  const town = await visitor('town-changyuan', false)
  await town.goto('/desk/referrals')
  await town.getByRole('link', { name: '郑秀兰' }).click()
  expect(await town.locator('main').innerText()).toContain('还没有联系上')
  await choose(town, 'how', 'visit')
  await choose(town, 'outcome', 'invited')
  await press(town, '记下来')
  expect(await town.locator('.govuk-error-summary').innerText()).toBeTruthy()
  await fill(town, date('on', localDate(new Date().toISOString())))
  await press(town, '记下来')
  const code = await town.locator('.code').innerText()

  const person = await visitor('resident-wang', true)
  await person.goto('/applications')
  await person.getByRole('link', { name: '我有邀请码' }).click()
  await person.waitForURL('**/invitation')
  await expectAccessible(person)
  await fill(person, { code })
  await choose(person, 'program', 'rural-dibao')
  await press(person, '开始填')
  await person.waitForURL('**/apply/*')
  await town.goto(town.url())
  expect(await town.locator('main').innerText()).toContain('本人已开始申请')

  // Sent, the case shows how it was found.
  const { id } = await submitted('resident-wang')
  await town.goto(`/desk/applications/${id}`)
  expect(await town.locator('main').innerText()).toMatch(/受邀请申请[^]*网格员[^]*发现/)
  await town.getByRole('link', { name: '看主动发现的记录' }).click()
  expect(await town.locator('main').innerText()).toContain('郑秀兰')
  done(await as('resident-wang').post(`/applications/${id}/withdrawal`, { reason: '' }))
})
