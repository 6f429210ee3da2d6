import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, keyBearer, press, sendReport, unlockIn, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { today } from '../support/case-walk.ts'
import { openTip, step } from '../support/desk.ts'
import { photograph, tells } from '../support/photograph.ts'

inABrowser()
afterEach(() => returnToNow())

const main = (page: Page) => page.locator('main').innerText()
const receiptIn = async (page: Page) => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await main(page))?.[0] ?? ''

/** Fills in what a tip must say and sends it; the code that the page shows. */
const leaves = async (sender: Page, tip: Readonly<Record<'kind' | 'against' | 'about' | 'facts', string>>) => {
  await sender.goto('/tips/new')
  for (const name of ['kind', 'against'] as const)
    await sender.locator(`[name="${name}"][value="${tip[name]}"]`).check()
  for (const name of ['about', 'facts'] as const) await sender.locator(`[name="${name}"]`).fill(tip[name])
  await sendReport(sender)
  return receiptIn(sender)
}

const types = async (sender: Page, receipt: string) => {
  await sender.goto('/tips/follow-up')
  await sender.locator('[name="receipt"]').fill(receipt)
  await press(sender, '查看')
}

const conclusion = { findings: '走访三户，情况不实。', evidence: '邻居陈述、登记。', answer: '已经核实，谢谢您。' }

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
      const about = `村口第三家（${script ? '甲' : '乙'}）`
      const facts = '新买了一辆小汽车，停在院子后面。'
      const receipt = await leaves(neighbour, { kind: 'hidden-property', against: 'family', about, facts })
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
      const frame = neighbour.locator('iframe').first().contentFrame().locator('body')
      await expect.poll(() => frame.innerText(), { timeout: 20_000 }).toContain('检查通过')
      await look()

      const handler = await keyBearer('tip-handler', script)
      await handler.goto('/desk/tips')
      await look(handler)
      await openTip(handler, about)
      const tip = handler.url()
      await look(handler)
      await step(handler, 'take')
      await step(handler, 'write', { text: '车牌号记得吗？' })

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

      await types(neighbour, receipt)
      expect(await main(neighbour)).toContain('车牌号记得吗？')
      await neighbour.locator('[name="text"]').fill('不记得了，是白色的。')
      await press(neighbour, '发送')
      expect(await main(neighbour)).toContain('不记得了，是白色的。')

      await handler.goto(tip)
      expect(await main(handler)).toContain('不记得了，是白色的。')
      await step(handler, 'conclude', conclusion, { outcome: 'unsubstantiated' })
      await look(handler)
      await types(neighbour, receipt)
      expect(await main(neighbour)).toContain(conclusion.answer)
      expect(await main(neighbour)).not.toMatch(/罗芳|走访三户/)
      await look()
    })

    it('loses the code before typing it: the tip waits a day, then it is handled all the same', async () => {
      const about = `桥东修车铺（${script ? '甲' : '乙'}）`
      const sender = await visitor(null, script)
      const told = { kind: 'hidden-income', against: 'family', about, facts: '铺子开了两年，没有报过收入。' }
      expect(await leaves(sender, told)).not.toBe('')
      await types(sender, '7K4M-2Q9X-B3RT-6WVZ')
      expect(await sender.locator('.govuk-error-summary').innerText()).toBeTruthy()
      expect(await sender.locator('[name="receipt"]').inputValue()).toBe('7K4M-2Q9X-B3RT-6WVZ')

      const handler = await keyBearer('tip-handler', script)
      await expect(openTip(handler, about)).rejects.toThrow()
      await travelTo(today(2 * 86_400_000))
      await unlockIn(handler, '/desk/tips')
      await openTip(handler, about)
      await step(handler, 'take')
      await step(handler, 'conclude', conclusion, { outcome: 'unsubstantiated' })
      expect(await main(handler)).toContain('已办结')
    })

    it('names an officer of the county: the supervisor has it, and neither the officer nor the handlers know of it', async () => {
      const about = `局里的冯涛（${script ? '甲' : '乙'}）`
      const sender = await visitor(null, script)
      const told = { kind: 'official-favouritism', against: 'county', about, facts: '他的表弟家条件好，也在领。' }
      const receipt = await leaves(sender, told)
      await sender.getByRole('link', { name: '我抄好了，下一步' }).click()
      await sender.locator('[name="receipt"]').fill(receipt)
      await press(sender, '确认')

      const handler = await keyBearer('tip-handler', script)
      await expect(openTip(handler, about)).rejects.toThrow()
      const named = await visitor('county-officer', script)
      expect((await named.goto('/desk/tips'))?.status()).toBe(404)
      const supervisor = await keyBearer('county-supervisor', script)
      await openTip(supervisor, about)
      const tip = supervisor.url()
      await step(supervisor, 'take')
      await step(supervisor, 'conclude', conclusion, { outcome: 'unsubstantiated' })
      expect((await handler.goto(tip))?.status()).toBe(404)
      await types(sender, receipt)
      expect(await main(sender)).toContain(conclusion.answer)
      expect(await main(sender)).not.toContain('宋平')
    })
  },
)

it('a town officer has no way to any tip', async () => {
  const officer = await visitor('town-changyuan', false)
  expect((await officer.goto('/desk/tips'))?.status()).toBe(404)
  await officer.goto('/desk')
  expect(await officer.locator('a[href^="/desk/tips"]').count()).toBe(0)
})
