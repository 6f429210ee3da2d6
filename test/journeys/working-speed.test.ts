import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, visitor } from '../support/browser.ts'

inABrowser()

const desk = { width: 1440, height: 900 }
const rows = (page: Page) => page.locator('a[data-row]')
const numbersIn = async (page: Page) => (await rows(page).allInnerTexts()).map((text) => text.trim())
const told = (page: Page) => page.locator('[role="alert"], .govuk-notification-banner').first().innerText()
const caseNumber = async (page: Page) => {
  expect(page.url()).toContain('/desk/applications/')
  return (await page.locator('main .eyebrow').first().innerText()).slice(0, 12)
}

/** Waits for the next address, whether the browser loads the page or the page exchanges itself. */
const leading = async (page: Page, deed: () => Promise<unknown>) => {
  const before = page.url()
  await deed()
  await page.waitForURL(({ href }) => href !== before)
}
/** Without scripts every step is another page, also at the same address. */
const loading = (page: Page, deed: () => Promise<unknown>) =>
  Promise.all([page.waitForEvent('domcontentloaded'), deed()])
/** A key struck before a script listens is lost. */
const listening = (page: Page) => page.locator('[data-listening]').waitFor()
const strike = (page: Page, key: string) => page.keyboard.press(key)

/** Goes on with Tab, as somebody without a mouse does, until the thing of this name has the focus. */
const tabTo = async (page: Page, name: string) => {
  for (let times = 0; times < 250; times++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate<string>(
      '(document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.innerText ?? "").trim()',
    )
    if (here.startsWith(name)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

const waiting = '/desk?assignee=nobody&stage=INVESTIGATING'

describe('an officer with nothing but a keyboard', () => {
  it('finds by number, takes three, goes from case to case, saves a filter', { timeout: 120_000 }, async () => {
    const zhao = await visitor('town-changyuan', true, desk)
    await zhao.goto(waiting)
    await expectAccessible(zhao)
    await listening(zhao)
    const [first = '', second = '', third = ''] = await numbersIn(zhao)

    await strike(zhao, '/')
    await zhao.keyboard.type(first.toLowerCase())
    await leading(zhao, () => strike(zhao, 'Enter'))
    expect(await caseNumber(zhao)).toBe(first)

    await zhao.goto(waiting)
    await listening(zhao)
    for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await strike(zhao, key)
    expect(await zhao.locator('input[name="case"]:checked').count()).toBe(3)
    await tabTo(zhao, '我来领')
    await leading(zhao, () => strike(zhao, 'Enter'))
    expect(await told(zhao)).toContain('办好 3 件')
    await expectAccessible(zhao)

    await listening(zhao)
    await leading(zhao, () => strike(zhao, 'm'))
    expect(await numbersIn(zhao)).toEqual(expect.arrayContaining([first, second, third]))
    const mine = await numbersIn(zhao)
    await strike(zhao, 'j')
    await leading(zhao, () => strike(zhao, 'Enter'))
    expect(await caseNumber(zhao)).toBe(mine[0])
    await expectAccessible(zhao)
    await leading(zhao, () => strike(zhao, 'n'))
    expect(await caseNumber(zhao)).toBe(mine[1])
    await listening(zhao)
    await leading(zhao, () => strike(zhao, 'p'))
    expect(await caseNumber(zhao)).toBe(mine[0])
    await listening(zhao)
    await leading(zhao, () => strike(zhao, 'p'))
    expect(await told(zhao)).toContain('第一件')

    await tabTo(zhao, '更多筛选')
    await strike(zhao, 'Enter')
    await tabTo(zhao, '存成一个名字')
    await zhao.keyboard.type('我的调查')
    await leading(zhao, () => strike(zhao, 'Enter'))
    expect(await told(zhao)).toContain('已保存')
    await expectAccessible(zhao)
    await zhao.goto('/desk')
    await tabTo(zhao, '我的调查')
    await leading(zhao, () => strike(zhao, 'Enter'))
    expect(await numbersIn(zhao)).toEqual(mine)

    await listening(zhao)
    await strike(zhao, '?')
    expect(await zhao.locator('details.keys').getAttribute('open')).not.toBeNull()
    await tabTo(zhao, '关掉快捷键')
    await strike(zhao, 'Enter')
    await zhao.locator('[data-listening] [data-keys="off"]').waitFor({ state: 'attached' })
    await strike(zhao, 'j')
    expect(await zhao.evaluate<boolean>('document.activeElement?.hasAttribute("data-row") ?? false')).toBe(false)
  })
})

describe('without JavaScript', () => {
  it('rows are ticked and taken, each with its own result, and lists are walked by links', async () => {
    const zhao = await visitor('town-changyuan', false, desk)
    // One family is her sister's: it is the only one that is not hers to take.
    await zhao.goto('/desk?assignee=nobody&stage=SUBMITTED')
    const kin = zhao.locator('tr', { hasText: '亲属备案' })
    const other = zhao
      .locator('tr')
      .filter({ hasNotText: '亲属备案' })
      .filter({ has: zhao.locator('a[data-row]') })
    const [kinNumber, otherNumber] = [
      (await kin.locator('a[data-row]').innerText()).trim(),
      (await other.first().locator('a[data-row]').innerText()).trim(),
    ]
    await kin.locator('input').check()
    await other.first().locator('input').check()
    await loading(zhao, () => zhao.getByRole('button', { name: '我来领' }).click())
    expect(await told(zhao)).toContain('办好 1 件，1 件没有办')
    expect(await told(zhao)).toContain(kinNumber)
    expect(await told(zhao)).toContain('回避')
    await loading(zhao, () => zhao.getByRole('link', { name: '我的', exact: true }).click())
    expect(await numbersIn(zhao)).toContain(otherNumber)
    expect(await numbersIn(zhao)).not.toContain(kinNumber)
  })

  it('the lead gives one case, then hands over all that a colleague holds', async () => {
    const sun = await visitor('town-changyuan-lead', false, desk)
    await sun.goto(waiting)
    const given = (await numbersIn(sun))[0] ?? ''
    await sun.locator('input[name="case"]').first().check()
    await loading(sun, () => sun.getByRole('button', { name: '交办' }).click())
    expect(await told(sun)).toContain('请选交给谁')
    await sun.locator('input[name="case"]').first().check()
    await sun.getByLabel('交给', { exact: true }).selectOption({ label: '赵敏' })
    await loading(sun, () => sun.getByRole('button', { name: '交办' }).click())
    expect(await told(sun)).toContain('办好 1 件')

    await sun.goto('/desk?assignee=town-changyuan')
    const held = await numbersIn(sun)
    expect(held).toContain(given)
    await loading(sun, () => sun.getByRole('link', { name: '整批交接' }).click())
    await sun.getByLabel('从谁手里交出').selectOption({ label: '赵敏' })
    await loading(sun, () => sun.getByRole('button', { name: '看看有多少件' }).click())
    expect(await sun.locator('#held').innerText()).toContain(`${held.length} 件`)
    await sun.getByLabel('交给谁').selectOption({ label: '周伟' })
    await loading(sun, () => sun.getByRole('button', { name: '全部交接' }).click())
    expect(await told(sun)).toContain(`办好 ${held.length} 件`)
    await sun.goto('/desk?assignee=town-changyuan')
    expect(await numbersIn(sun)).toEqual([])
    await sun.goto('/desk?assignee=town-changyuan-2')
    expect(await numbersIn(sun)).toEqual(expect.arrayContaining(held))
  })
})

it('nothing of it is wider than a telephone', async () => {
  const sun = await visitor('town-changyuan-lead', true)
  for (const path of [waiting, '/desk/hand-over?from=town-changyuan-2', '/desk/find?number=RC-0000-0000']) {
    await sun.goto(path)
    await expectAccessible(sun)
  }
})
