import { expect, it } from 'vitest'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { withoutDraft } from '../support/case-walk.ts'
import { date } from '../support/desk.ts'
import { identityNumber } from '../support/family.ts'

inABrowser()

const idNumber = identityNumber('1955-06-15', 31)

it('an agent carries an application with a mandate; the person finds it, sees what was done and takes it back', async () => {
  await withoutDraft('resident-wang')
  const agent = await visitor('agent-changyuan', true)
  await agent.goto('/desk')
  await expectAccessible(agent)
  await agent.getByRole('link', { name: '登记一份新的委托' }).click()
  await agent.waitForURL('**/mandates/new')
  await agent.locator('[name="name"]').fill('吴玉兰')
  await press(agent, '登记，开始代办')
  expect(await agent.locator('.govuk-error-summary').innerText()).toContain('身份证号')
  expect(await agent.locator('[name="name"]').inputValue()).toBe('吴玉兰')
  await expectAccessible(agent)
  await agent.locator('[name="idNumber"]').fill(idNumber)
  for (const [name, value] of [
    ['program', 'rural-dibao'],
    ['how', 'code'],
    ['scope', 'fill-in'],
  ] as const)
    await agent.locator(`input[name="${name}"][value="${value}"]`).check()
  const today = date('givenOn', localDate(new Date().toISOString()))
  for (const [name, value] of Object.entries(today)) await agent.locator(`[name="${name}"]`).fill(value)
  await press(agent, '登记，开始代办')
  const code = await agent.locator('.code').innerText()
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  await expectAccessible(agent)
  await agent.getByRole('link', { name: '去填写申请' }).click()
  await agent.waitForURL('**/apply/*')
  expect(await agent.locator('main').innerText()).toContain('吴玉兰委托刘春梅代办')
  await expectAccessible(agent)
  const application = new URL(agent.url()).pathname
  await agent.goto(`${application}/members/1`)
  expect(await agent.locator('[name="idNumber"]').inputValue()).toBe(idNumber)
  await agent.goto(`${application}/account`)
  for (const [name, text] of [
    ['holder', '吴玉兰'],
    ['number', '6217009900000000121'],
    ['bank', '农业银行'],
  ] as const)
    await agent.locator(`[name="${name}"]`).fill(text)
  await agent.locator('input[name="kind"][value="CARD"]').check()
  await press(agent, '保存并继续')

  const town = await visitor('town-changyuan', true, { width: 1440, height: 900 })
  await town.goto('/desk/held-drafts')
  expect(await town.locator('main').innerText()).toMatch(/刘春梅[^]*已 0 个工作日/)
  expect(await town.locator('main').innerText()).not.toContain('吴玉兰')
  await expectAccessible(town)

  const person = await visitor('resident-wang', false)
  await person.goto('/applications')
  await person.getByRole('link', { name: '我有代办回执上的码' }).click()
  await person.locator('[name="code"]').fill(code.toLowerCase())
  await person.locator('[name="idNumber"]').fill(identityNumber('1955-06-15', 32))
  await press(person, '这是我的申请')
  expect(await person.locator('.govuk-error-summary').innerText()).toContain('没有找到')
  expect(await person.locator('[name="code"]').inputValue()).toBe(code.toLowerCase())
  await person.locator('[name="idNumber"]').fill(idNumber)
  await press(person, '这是我的申请')
  await person.waitForURL('**/mandate')
  const shown = await person.locator('main').innerText()
  expect(shown).toMatch(/代办员[^]*刘春梅/)
  expect(shown).toContain('代办员替您填了一部分')
  await person.locator('[name="reason"]').fill('我自己来办。')
  await press(person, '结束委托')
  expect(await person.locator('main').innerText()).toContain('代办员看不到这份申请了')
  await agent.goto(application)
  expect(await agent.title()).toContain('没有')
  await person.goto(`${application}/account`)
  expect(await person.locator('[name="holder"]').inputValue()).toBe('吴玉兰')
  await person.goto(`${application.replace('/apply/', '/applications/')}/withdraw`)
  await press(person, /撤回|放弃/)
})
