import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, press, sendReport, visitor } from '../support/browser.ts'
import { date, said, step } from '../support/desk.ts'

inABrowser()

const main = (page: Page) => page.locator('main').innerText()
const facts = '去了三次，窗口都让我改天再来，没有给回执。'
const answer = '您反映的情况属实，已经当天受理，向您道歉。'
const correction = { what: '当天受理，窗口人员重新培训。', who: '社会事务办', ...date('doneBy', '2030-01-02') }

const follows = async (sender: Page, receipt: string) => {
  await sender.goto('/complaints/follow-up')
  await sender.locator('[name="receipt"]').fill(receipt)
  await press(sender, '查看')
}

/** The newest of a desk's complaints that speaks of these words. */
const opens = async (officer: Page, about: string) => {
  await officer.goto('/desk/complaints')
  const links = officer.locator('main a[href^="/desk/complaints/"]')
  for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
    await officer.goto(href)
    if ((await main(officer)).includes(about)) return
  }
  throw new Error('the complaint is on no list')
}

describe.each([{ script: true }, { script: false }])(
  'an office will not take an application, JavaScript $script',
  ({ script }) => {
    it('somebody complains, it is put right and answered; not content, they have it looked at by another', async () => {
      // axe itself needs JavaScript.
      const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
      const about = `办事大厅 ${script ? '五' : '六'} 号窗口`
      const sender = await visitor(null, script)
      await sender.goto('/complaints/new')
      await look(sender)
      await sender.locator('[name="facts"]').fill(facts)
      await press(sender, '提交投诉')
      expect(await sender.locator('.govuk-error-summary').innerText()).toBeTruthy()
      expect(await sender.locator('[name="facts"]').inputValue()).toBe(facts)
      await look(sender)
      await sender.locator('[name="kind"][value="acceptance-refused"]').check()
      await sender.locator('[name="against"][value="village-or-town"]').check()
      await sender.locator('[name="about"]').fill(about)
      await sendReport(sender, '提交投诉')
      const receipt = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await main(sender))?.[0] ?? ''
      expect(receipt).not.toBe('')
      await look(sender)

      const officer = await visitor('county-officer', script)
      await opens(officer, about)
      await look(officer)
      await step(officer, 'acknowledge', {}, { named: 'no' })
      const words = { findings: '调取了窗口登记。', evidence: '取号记录。', answer }
      await step(officer, 'conclude', words, { outcome: 'substantiated' })
      expect((await said(officer)).join()).toContain('先写明怎么改正')
      expect(await officer.locator('[name="conclude.answer"]').inputValue()).toBe(answer)
      await look(officer)
      await step(officer, 'orderCorrection', correction)
      await step(officer, 'conclude', words, { outcome: 'substantiated' })
      await look(officer)

      await follows(sender, receipt)
      expect(await main(sender)).toContain(answer)
      expect(await main(sender)).toContain(correction.what)
      expect(await main(sender)).not.toMatch(/冯涛|取号记录/)
      await look(sender)
      await sender.locator('[name="askReview"]').fill('到今天还没有人联系我。')
      await press(sender, '申请复查')
      expect(await main(sender)).toContain('复查申请已经收到')

      const supervisor = await visitor('county-supervisor', script)
      await opens(supervisor, about)
      await look(supervisor)
      await step(supervisor, 'concludeReview', { answer: '已经责成街道今天联系您。' }, { result: 'changed' })
      await follows(sender, receipt)
      expect(await main(sender)).toContain('已经责成街道今天联系您。')
      await look(sender)
    })
  },
)
