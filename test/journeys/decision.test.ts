import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { Actor } from '#shared/domain/people/person.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { pdfText } from '../support/pdf-text.ts'
import { storedGrant } from '../support/stored-case.ts'

inABrowser()

const wang: Actor = { id: 'resident-wang', name: '王建国', role: 'resident', division: '' }

const justConfirmed = async () => (await storedGrant(wang)).id

beforeAll(() => void Object.assign(process.env, inject('environment')))

/** The family opens its page until the letter is there, and downloads it. */
const downloaded = async (page: Page, id: string): Promise<string> => {
  const link = page.getByRole('link', { name: '打开决定通知书' })
  await vi.waitFor(
    async () => {
      await page.goto(`/applications/${id}`)
      expect(await page.locator('main').innerText()).toContain('决定通知书')
      expect(await link.count()).toBe(1)
    },
    { timeout: 30_000, interval: 300 },
  )
  const response = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(response.headers()['content-type']).toBe('application/pdf')
  return pdfText(await response.body()).replaceAll('\n', '')
}

describe.each([{ script: true }, { script: false }])('a decision on paper, JavaScript $script', ({ script }) => {
  it('is downloaded by the family and checked by a stranger', async () => {
    const family = await visitor('resident-wang', script)
    const text = await downloaded(family, await justConfirmed())
    expect(text).toContain('李桂花')
    const code = /核验码 ([0-9A-Z-]{19})/.exec(text)?.[1] ?? ''
    if (script) await expectAccessible(family)

    const stranger = await visitor(null, script)
    await stranger.goto('/')
    await stranger.getByRole('link', { name: '核验通知书' }).click()
    await stranger.waitForURL('**/verify')
    const typed = code.toLowerCase().replaceAll('-', ' ')
    await stranger.locator('input[name="code"]').fill(`${typed.slice(0, -1)}?`)
    await press(stranger, '核验')
    expect(await stranger.locator('.govuk-error-summary').innerText()).toContain('16 位')
    expect(await stranger.locator('input[name="code"]').inputValue()).toBe(`${typed.slice(0, -1)}?`)
    await stranger.locator('input[name="code"]').fill(typed)
    await press(stranger, '核验')
    const answer = await stranger.locator('main').innerText()
    expect(answer).toContain('是真的，现在仍然有效')
    expect(answer).toContain('李某')
    expect(answer).not.toContain('桂花')
    expect(answer).not.toContain('1,296')
    if (script) await expectAccessible(stranger)
    await stranger.goto('/verify/0000-0000-0000-0000')
    expect(await stranger.locator('.govuk-error-summary').innerText()).toContain('不是我们发的')
  })
})

it('the file of a household hinders nobody, and shows the supervisor who looked', async () => {
  const id = await justConfirmed()
  const officer = await visitor('county-officer', true)
  await officer.goto(`/desk/applications/${id}`)
  await officer.getByRole('link', { name: '一户一档' }).click()
  await officer.waitForURL('**/desk/households/**')
  await expectAccessible(officer)
  await officer.locator('input[name="purpose"]').fill('县审计局调阅，依审计通知书')
  await press(officer, '申请导出')
  expect(await officer.locator('main').innerText()).toContain('等另一人批准')
  const supervisor = await visitor('county-supervisor', false, { width: 1440, height: 900 })
  await supervisor.goto(`/desk/households/${id}`)
  expect(await supervisor.locator('main').innerText()).toContain('冯涛')
  await press(supervisor, '批准导出')
  expect(await supervisor.locator('main').innerText()).toContain('已经批准')
  await vi.waitFor(
    async () => {
      await officer.goto(`/desk/households/${id}`)
      expect(await officer.locator('main').innerText()).toContain('下载压缩包')
    },
    { timeout: 30_000, interval: 300 },
  )
})
