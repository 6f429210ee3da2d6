import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, keyBearer, press, sendReport, visitor } from '../support/browser.ts'
import { photograph, tells } from '../support/photograph.ts'

inABrowser()

describe.each([{ script: true }, { script: false }])(
  'a neighbour who is afraid leaves a tip, JavaScript $script',
  ({ script }) => {
    it('gets a code, adds a photograph, answers the handler and sees the outcome', async () => {
      const neighbour = await visitor(null, script)
      // axe itself needs JavaScript.
      const look = (page = neighbour) => (script ? expectAccessible(page) : Promise.resolve())
      await neighbour.goto('/tips/new')
      await look()
      await press(neighbour, '提交')
      expect(await neighbour.locator('.govuk-error-summary').innerText()).toBeTruthy()
      await look()
      await neighbour.locator('[name="kind"][value="hidden-property"]').check()
      await neighbour.locator('[name="against"][value="family"]').check()
      const about = `村口第三家（${script ? '甲' : '乙'}）`
      await neighbour.locator('[name="about"]').fill(about)
      await neighbour.locator('[name="facts"]').fill('新买了一辆小汽车，停在院子后面。')
      await sendReport(neighbour)
      const receipt = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await neighbour.locator('main').innerText())?.[0] ?? ''
      expect(receipt).not.toBe('')
      await look()
      // Loaded again, the page neither files a second tip nor shows the code to whoever holds the telephone next.
      await neighbour.reload()
      expect(await neighbour.locator('main').innerText()).not.toContain(receipt)
      await neighbour.locator('[name="receipt"]').fill('7K4M-2Q9X-B3RT-6WVZ')
      await press(neighbour, '确认')
      expect(await neighbour.locator('.govuk-error-summary').innerText()).toContain('不一样')
      await look()
      await press(neighbour, '再看一次查询码')
      expect(await neighbour.locator('main').innerText()).toContain(receipt)
      await neighbour.getByRole('link', { name: '我抄好了，下一步' }).click()
      await neighbour.locator('[name="receipt"]').fill(receipt)
      await press(neighbour, '确认')
      expect(await neighbour.locator('main').innerText()).toContain('交上去了')
      await look()
      await neighbour.goto('/tips/sent')
      expect(await neighbour.locator('main').innerText()).not.toContain(receipt)

      await neighbour.goto('/tips/follow-up')
      await neighbour.locator('[name="receipt"]').fill(receipt.toLowerCase().replaceAll('-', ' '))
      await press(neighbour, '查看')
      expect(neighbour.url()).not.toContain(receipt.slice(0, 4))
      await look()
      await press(neighbour, '上传证据')
      await neighbour
        .locator('input[type="file"]')
        .first()
        .setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: photograph })
      await neighbour.getByRole('button', { name: '上传这一份' }).first().click()
      const frame = neighbour.frameLocator('iframe').first().locator('body')
      await expect.poll(() => frame.innerText(), { timeout: 20_000 }).toContain('检查通过')
      await look()

      const handler = await keyBearer('tip-handler', script)
      await handler.goto('/desk/tips')
      await look(handler)
      const hrefs = await handler
        .locator('main a[href^="/desk/tips/"]')
        .evaluateAll((links) => links.map((link) => String(link.getAttribute('href'))))
      for (const href of hrefs) {
        await handler.goto(href)
        if ((await handler.locator('main').innerText()).includes(about)) break
      }
      expect(await handler.locator('main').innerText()).toContain(about)
      await look(handler)
      await handler.locator('form:has(input[name="verb"][value="take"]) button').click()
      await handler
        .locator('form:has(input[name="verb"][value="write"]) textarea')
        .first()
        .waitFor({ state: 'attached' })
      await handler
        .locator('details:has(input[name="verb"][value="write"]) > summary')
        .click()
        .catch(() => undefined)
      await handler.locator('form:has(input[name="verb"][value="write"]) textarea').first().fill('车牌号记得吗？')
      await handler.locator('form:has(input[name="verb"][value="write"]) button').click()
      await handler.waitForLoadState()

      const link = (name: string) => handler.getByRole('link', { name: new RegExp(name) }).first()
      const shown = async (href: string | null) => (await handler.request.get(String(href))).body()
      const copy = await shown(await link('证据').getAttribute('href'))
      for (const told of Object.values(tells)) expect(copy.includes(told)).toBe(false)
      await link('看原件').click()
      await handler.waitForURL('**/original')
      await press(handler, '记下理由')
      expect(await handler.locator('.govuk-error-summary').innerText()).toBeTruthy()
      await look(handler)
      const asked = handler.waitForResponse((response) => response.url().endsWith('/original/file'))
      await handler.locator('[name="reason"]').fill('要核对拍摄日期。')
      await handler.getByRole('button', { name: '记下理由' }).click()
      expect((await (await asked).body()).equals(photograph)).toBe(true)

      await neighbour.goto('/tips/follow-up')
      await neighbour.locator('[name="receipt"]').fill(receipt)
      await press(neighbour, '查看')
      expect(await neighbour.locator('main').innerText()).toContain('车牌号记得吗？')
      await neighbour.locator('[name="text"]').fill('不记得了，是白色的。')
      await press(neighbour, '发送')
      expect(await neighbour.locator('main').innerText()).toContain('不记得了，是白色的。')
    })
  },
)

it('a town officer has no way to any tip', async () => {
  const officer = await visitor('town-changyuan', false)
  expect((await officer.goto('/desk/tips'))?.status()).toBe(404)
  await officer.goto('/desk')
  expect(await officer.locator('a[href^="/desk/tips"]').count()).toBe(0)
})
