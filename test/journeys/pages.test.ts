import { expect, it } from 'vitest'
import { expectAccessible, inABrowser, visitor } from '../support/browser.ts'

inABrowser()

const open = [
  '/',
  '/check',
  '/policies',
  '/notices',
  '/tips/new',
  '/tips/follow-up',
  '/complaints/new',
  '/complaints/follow-up',
  '/help',
  '/accessibility',
  '/privacy',
]

it.each(open)('%s hinders nobody, in either language, on a phone and on a desk', async (path) => {
  const phone = await visitor(null, true)
  await phone.goto(path)
  await expectAccessible(phone)
  const desk = await visitor(null, true, { width: 1440, height: 900 })
  await desk.context().addCookies([{ name: 'language', value: 'en', url: phone.url() }])
  await desk.goto(path)
  expect(await desk.locator('html').getAttribute('lang')).toBe('en')
  await expectAccessible(desk)
})

it('a page that does not exist says so kindly', async () => {
  const page = await visitor(null, false)
  expect((await page.goto('/nowhere'))?.status()).toBe(404)
  expect(await page.locator('h1').innerText()).toBeTruthy()
})

it('every signed-in page of a resident and of an officer hinders nobody', async () => {
  const li = await visitor('resident-li', true)
  await li.goto('/applications')
  await expectAccessible(li)
  await li.locator('main a[href^="/applications/"]').first().click()
  await li.waitForURL(/applications\/.+/)
  await expectAccessible(li)
  const zhao = await visitor('town-changyuan', true)
  await zhao.goto('/desk')
  await expectAccessible(zhao)
})
