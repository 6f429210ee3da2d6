import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { act, submitted, verified, verify } from '../support/case-walk.ts'

inABrowser()

describe.each([{ script: true }, { script: false }])(
  'a family answers the office, JavaScript $script',
  ({ script }) => {
    it('what is missing, told once and whole, and a finding of the registers', async () => {
      const { id, version } = await submitted('resident-li')
      const items = [
        { subject: 'tenancy', words: '现住房屋的合同' },
        { subject: 'medical-record', words: '住院病历首页' },
      ]
      await act('town-changyuan', { id, version }, 'deficiency', { items })
      const li = await visitor('resident-li', script)
      const look = () => (script ? expectAccessible(li) : Promise.resolve())

      await li.goto(`/applications/${id}`)
      expect(await li.locator('main').innerText()).toContain('住院病历首页')
      await look()
      await li.goto(`/applications/${id}/supplement`)
      await look()
      await press(li, '补好了，交上去')
      expect(await li.locator('.govuk-error-summary').innerText()).toBeTruthy()
      await li.locator('[name="how.0"][value="commitment"]').check()
      await li.locator('[name="how.1"][value="words"]').check()
      await li.locator('[name="words.1"]').fill('病历在医院存着，原件月底寄到。')
      await press(li, '补好了，交上去')
      await li.waitForURL(({ pathname }) => pathname === `/applications/${id}`)
      expect(await li.locator('main').innerText()).toContain('原件月底寄到')

      await act('town-changyuan', { id, version: version + 2 }, 'acceptance')
      await verify({ id, version: version + 3 }, verified('unfit', '市场监管登记：名下有一家店铺。'))
      await li.goto(`/applications/${id}/hearing`)
      expect(await li.locator('main').innerText()).toContain('名下有一家店铺')
      await look()
      await li.locator('[name="answer"]').fill('店铺去年已经注销。')
      await press(li, '说完了，交上去')
      await li.waitForURL(({ pathname }) => pathname === `/applications/${id}`)
      expect(await li.locator('main').innerText()).toContain('店铺去年已经注销')
      await look()
      await li.goto(`/applications/${id}/withdraw`)
      await look()
    })
  },
)

it('an officer reads what the family answered, and a family of another town stays unknown', async () => {
  const { id, version } = await submitted('resident-wang')
  await act('town-changyuan', { id, version }, 'deficiency', {
    items: [{ subject: 'disability-card', words: '正反面' }],
  })
  const officer = await visitor('town-changyuan', false)
  expect((await officer.goto(`/desk/applications/${id}`))?.status()).toBe(200)
  expect(await officer.locator('main').innerText()).toContain('残疾人证')
  const elsewhere = await visitor('town-renyi', false)
  expect((await elsewhere.goto(`/desk/applications/${id}`))?.status()).toBe(404)
})
