import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { examplePassphrase } from '#shared/domain/keys/passphrase.ts'

/** A real browser at the running portal: a phone, in Chinese, with or without JavaScript. */

const phone = { width: 360, height: 740 }
let browser: Browser
const contexts: BrowserContext[] = []

/** Opens the browser for a file of journeys and closes it, with all its windows, afterwards. */
export const inABrowser = () => {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--headless=new',
      ],
    })
  })
  afterAll(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    await browser.close()
  })
}

/** A person's own window; signed in as a demo account unless nobody is named. */
export const visitor = async (account: string | null, javaScriptEnabled: boolean, viewport = phone): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: inject('endpoints').portal,
    locale: 'zh-CN',
    javaScriptEnabled,
    viewport,
  })
  context.setDefaultTimeout(20_000)
  contexts.push(context)
  const page = await context.newPage()
  if (account !== null) {
    await page.goto('/sign-in?to=/help')
    await page.locator(`button[value="${account}"]`).click()
    await page.waitForURL('**/help')
  }
  return page
}

/** Somebody who works with what is sealed, signed in and their key unlocked. */
export const keyBearer = async (
  account: string,
  javaScriptEnabled: boolean,
  { room = '/desk/tips', viewport = phone }: { room?: '/desk/tips' | '/desk/custody'; viewport?: typeof phone } = {},
): Promise<Page> => {
  const page = await visitor(account, javaScriptEnabled, viewport)
  await page.goto(`${room}/key`)
  await page.locator('[name="unlock.passphrase"]').fill(examplePassphrase)
  await press(page, '解锁')
  return page
}

/** Presses the one button of this name and waits for the page that follows. */
export const press = async (page: Page, name: string | RegExp) => {
  const button = page.getByRole('button', { name }).first()
  await Promise.all([page.waitForEvent('domcontentloaded').catch(() => undefined), button.click()])
  await page.waitForLoadState()
}

/** Sends what was written, and again as long as the page says that it came too fast for a person. */
export const sendReport = async (page: Page, button = '提交') => {
  await expect
    .poll(
      async () => {
        await press(page, button)
        return page.locator('main').innerText()
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .not.toContain('太快')
}

/** No page of ours may hinder anybody: axe finds nothing, and nothing is wider than the phone. */
export const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    page.url(),
  ).toEqual([])
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0)
}

/** Types the passphrase of a demo account, so that its room opens for a while. */
export const unlockIn = async (
  page: Page,
  room: '/desk/tips' | '/desk/custody',
  passphrase = examplePassphrase,
): Promise<void> => {
  await page.goto(`${room}/key`)
  if (await page.getByRole('button', { name: '现在锁上' }).count()) await press(page, '现在锁上')
  await page.locator('[name="unlock.passphrase"]').fill(passphrase)
  await press(page, '解锁')
  expect(new URL(page.url()).pathname).toBe(room)
}
