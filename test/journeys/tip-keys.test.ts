import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { examplePassphrase } from '#shared/domain/keys/passphrase.ts'
import { expectAccessible, inABrowser, press, unlockIn, visitor } from '../support/browser.ts'

inABrowser()

const another = '清早河边的二胡'
const main = (page: Page) => page.locator('main').innerText()
// One after the other: words go to the field that has the focus.
const fill = async (page: Page, typed: Readonly<Record<string, string>>) => {
  for (const [name, words] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(words)
}
const unfold = (page: Page, title: string) => page.locator('summary', { hasText: title }).click()

describe.each([{ script: true }, { script: false }])(
  'a handler forgets the passphrase, JavaScript $script',
  ({ script }) => {
    // axe itself needs JavaScript.
    const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())

    const custodianAgrees = async (account: string) => {
      const custodian = await visitor(account, script)
      await unlockIn(custodian, '/desk/custody')
      expect(await main(custodian)).toContain('等着找回的钥匙')
      await look(custodian)
      await custodian.getByRole('link', { name: '罗芳' }).first().click()
      await custodian.waitForURL('**/keys/tip-handler')
      expect(await main(custodian)).toContain('休假回来想不起口令了')
      await press(custodian, '同意找回')
      expect(await custodian.locator('.govuk-error-summary').innerText()).toContain('还没有填')
      await look(custodian)
      await fill(custodian, { 'release.reason': '在办公室当面核对了罗芳本人和工作证。' })
      await press(custodian, '同意找回')
      expect(await main(custodian)).toContain('已经打开您保管的那一层')
      return custodian
    }

    it('and gets it back with two custodians, each by themselves, and everybody sees it happened', async () => {
      const handler = await visitor('tip-handler', script)
      await handler.goto('/desk/tips/key')
      await look(handler)
      await fill(handler, { 'unlock.passphrase': another })
      await press(handler, '解锁')
      expect(await handler.locator('.govuk-error-summary').innerText()).toContain('口令不对')
      expect(await handler.content()).not.toContain(another)
      await look(handler)

      await unfold(handler, '忘记口令')
      await fill(handler, { 'recover.passphrase': another, 'recover.again': examplePassphrase })
      await fill(handler, { 'recover.reason': '休假回来想不起口令了。' })
      await press(handler, '请保管人找回')
      expect(await handler.locator('.govuk-error-summary').innerText()).toContain('不一样')
      expect(await handler.content()).not.toContain(another)
      expect(await handler.locator('[name="recover.reason"]').inputValue()).toContain('休假回来')
      await fill(handler, { 'recover.passphrase': another, 'recover.again': another })
      await press(handler, '请保管人找回')
      expect(await main(handler)).toContain('正在等保管人找回')
      await look(handler)

      const first = await custodianAgrees('custodian-a')
      await fill(first, { 'release.reason': '我再来一次，看看行不行。' })
      await press(first, '同意找回')
      expect(await main(first)).toContain('第二层要由另一位保管人打开')
      await handler.goto('/desk/tips/key')
      expect(await main(handler)).toContain('高远')
      await unlockIn(handler, '/desk/tips')
      await custodianAgrees('custodian-b')

      await unlockIn(handler, '/desk/tips', another)
      await handler.goto('/desk/tips/key')
      expect(await main(handler)).toMatch(/找回完成[^]*梁燕[^]*高远/)
      await unfold(handler, '更换口令')
      await fill(handler, { 'change.current': another, 'change.passphrase': examplePassphrase })
      await fill(handler, { 'change.again': examplePassphrase })
      await press(handler, '更换口令')
      expect(await main(handler)).toContain('口令已经更换')
    })

    it('keeps what was typed when the half hour ends meanwhile, and sends it once unlocked', async () => {
      const handler = await visitor('tip-handler', script)
      await unlockIn(handler, '/desk/tips')
      await handler.goto('/desk/tips/record')
      await fill(handler, { about: '桂花路口的一家' })
      await handler.context().clearCookies({ name: 'tip-key' })
      await press(handler, '提交')
      expect(await main(handler)).toContain('举报已经锁上')
      await look(handler)
      const other = await handler.context().newPage()
      await unlockIn(other, '/desk/tips')
      await press(handler, '已经解锁，接着提交')
      expect(await handler.locator('[name="about"]').inputValue()).toBe('桂花路口的一家')
    })

    it('locks the tips before leaving the desk, and comes back to where they were', async () => {
      const handler = await visitor('tip-handler', script)
      await unlockIn(handler, '/desk/tips')
      expect(await handler.context().cookies(`${handler.url()}/key`)).toContainEqual(
        expect.objectContaining({ name: 'tip-key', path: '/desk/tips', httpOnly: true, sameSite: 'Strict' }),
      )
      await handler.goto('/desk/tips/key')
      await look(handler)
      await press(handler, '现在锁上')
      expect(await main(handler)).toContain('已经锁上')
      await handler.goto('/desk/tips/key?to=/desk/tips/key%3Fseen')
      await fill(handler, { 'unlock.passphrase': examplePassphrase })
      await press(handler, '解锁')
      expect(handler.url()).toContain('/desk/tips/key?seen')
    })
  },
)
