import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, keyBearer, press, sendReport, visitor } from '../support/browser.ts'

inABrowser()

const main = (page: Page) => page.locator('main').innerText()
const contact = { name: '不愿露面的柳大娘', phone: '13987650123' }

const openTip = async (desk: Page, about: string) => {
  await desk.goto('/desk/tips')
  const hrefs = await desk
    .locator('main a[data-row]')
    .evaluateAll((links) => links.map((link) => String(link.getAttribute('href'))))
  for (const href of hrefs) {
    await desk.goto(href)
    if ((await main(desk)).includes(about)) return
  }
  throw new Error(`No tip is about ${about}`)
}

describe.each([{ script: true }, { script: false }])(
  'somebody who wants to be known to a custodian alone, JavaScript $script',
  ({ script }) => {
    // axe itself needs JavaScript.
    const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
    const about = `河边第五家（${script ? '甲' : '乙'}）`

    it('is asked for with a reason, opened by a custodian with another, reads both, and takes the name back', async () => {
      const neighbour = await visitor(null, script)
      await neighbour.goto('/tips/new')
      await neighbour.locator('[name="kind"][value="hidden-property"]').check()
      await neighbour.locator('[name="against"][value="family"]').check()
      await neighbour.locator('[name="about"]').fill(about)
      await neighbour.locator('[name="facts"]').fill('在县城有两间铺面出租。')
      await neighbour.locator('[name="contact"][value="confidential"]').check()
      await neighbour.locator('[name="name"]').fill(contact.name)
      await neighbour.locator('[name="phone"]').fill(contact.phone)
      await sendReport(neighbour)
      const receipt = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await main(neighbour))?.[0] ?? ''
      await neighbour.getByRole('link', { name: '我抄好了，下一步' }).click()
      await neighbour.locator('[name="receipt"]').fill(receipt)
      await press(neighbour, '确认')

      const handler = await keyBearer('tip-handler', script)
      await openTip(handler, about)
      const address = handler.url()
      await handler.locator('form:has(input[name="verb"][value="take"]) button').click()
      await handler.waitForLoadState()
      await handler.goto(address)
      for (const words of Object.values(contact)) expect(await main(handler)).not.toContain(words)
      await handler.getByRole('link', { name: '申请查看举报人身份' }).click()
      await handler.waitForURL('**/identity')
      await press(handler, '送保管人决定')
      expect(await handler.locator('.govuk-error-summary').innerText()).toBeTruthy()
      await look(handler)
      await handler.locator('[name="reason"]').fill(`要请您当面辨认${about}。`)
      await press(handler, '送保管人决定')
      await look(handler)

      const custodian = await keyBearer('custodian-b', script, { room: '/desk/custody' })
      await custodian.goto('/desk/custody/identities')
      const request = custodian.locator('form', { has: custodian.locator('textarea') }).last()
      expect(await main(custodian)).toContain(`要请您当面辨认${about}。`)
      expect(await main(custodian)).not.toContain(contact.name)
      await request.getByRole('button', { name: '同意打开' }).click()
      expect(await custodian.locator('.govuk-error-summary').innerText()).toBeTruthy()
      await look(custodian)
      const again = custodian.locator('form', { has: custodian.locator('textarea') }).last()
      await again.locator('textarea').fill('同意当面辨认一次。')
      await again.getByRole('button', { name: '同意打开' }).click()
      await custodian.waitForURL('**/identities?done')
      await look(custodian)

      await handler.goto(address)
      for (const words of Object.values(contact)) expect(await main(handler)).toContain(words)

      await neighbour.goto('/tips/follow-up')
      await neighbour.locator('[name="receipt"]').fill(receipt)
      await press(neighbour, '查看')
      for (const reason of [`要请您当面辨认${about}。`, '同意当面辨认一次。'])
        expect(await main(neighbour)).toContain(reason)
      expect(await main(neighbour)).not.toMatch(/罗芳|梁燕/)
      await look(neighbour)
      await press(neighbour, '删除我的姓名和电话')
      expect(await main(neighbour)).toContain('已经删除')
      await look(neighbour)
      await handler.goto(address)
      for (const words of Object.values(contact)) expect(await main(handler)).not.toContain(words)
    })
  },
)
