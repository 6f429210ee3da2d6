import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { act, submitted, verified, verify } from '../support/case-walk.ts'
import { step } from '../support/desk.ts'

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

it('an officer counts an income otherwise, the family reads both sums and answers, and the sum follows', async () => {
  const { id, version } = await submitted('resident-wang')
  await act('town-changyuan', { id, version }, 'acceptance')
  const officer = await visitor('town-changyuan', false)
  await officer.goto(`/desk/applications/${id}`)
  const form = officer.locator('form:has(input[name="verb"][value="adjustIncome"])')
  await officer.locator('details:has(input[value="adjustIncome"]) > summary').click()
  await form.locator('[name="adjustIncome.line"]').fill('1')
  await form.locator('[name="adjustIncome.countedFen"]').fill('800.50')
  await form.locator('[name="adjustIncome.reason"]').fill('工资表是每月 800.50 元。')
  await form.locator('button').click()
  await expect.poll(() => officer.locator('main').innerText()).toContain('（申报 600.00 元）')

  await step(
    officer,
    'countIncome',
    { member: '1', countedFen: '100', reason: '社保缴费记录显示有临时工。' },
    { kind: 'wage', per: 'month' },
  )
  await expect.poll(() => officer.locator('main').innerText()).toContain('社保缴费记录显示有临时工。')

  const wang = await visitor('resident-wang', true)
  await wang.goto(`/applications/${id}`)
  await wang.getByRole('link', { name: '说明收入情况' }).click()
  await wang.waitForURL('**/adjustment')
  const shown = await wang.locator('main').innerText()
  for (const words of ['600.00', '800.50', '工资表是每月 800.50 元。', '社保缴费记录显示有临时工。'])
    expect(shown).toContain(words)
  await expectAccessible(wang)
  // What proves the answer can be sent with it.
  await wang.locator('a[href$="/documents"]').click()
  await wang.locator('#file-income').waitFor()
  await wang.goBack()
  await wang.locator('[name="answer"]').fill('冬天没有活干。')
  await press(wang, '交给办事人员')
  await wang.waitForURL(({ pathname }) => pathname === `/applications/${id}`)
  expect(await wang.locator('main').innerText()).toContain('冬天没有活干。')
  await officer.goto(`/desk/applications/${id}`)
  expect(await officer.locator('main').innerText()).toContain('家庭说：冬天没有活干。')
})
