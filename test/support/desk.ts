import type { Page } from 'playwright-core'

/** What an officer does on a case's page, as hands do it. */

export const formOf = (page: Page, verb: string) => page.locator(`form:has(input[name="verb"][value="${verb}"])`)

/** Steps that are not the next one wait folded up. */
const unfold = async (page: Page, verb: string) => {
  if (!(await formOf(page, verb).isVisible()))
    await page.locator(`details:has(input[value="${verb}"]) > summary`).click()
}

/** One step: choices and words, then the button. The page that follows says what came of it. */
export const step = async (
  page: Page,
  verb: string,
  words: Record<string, string> = {},
  choices: Record<string, string> = {},
) => {
  await unfold(page, verb)
  for (const [name, value] of Object.entries(choices))
    await page.locator(`input[name="${verb}.${name}"][value="${value}"]`).check()
  for (const [name, value] of Object.entries(words)) await page.locator(`[name="${verb}.${name}"]`).fill(value)
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await formOf(page, verb).locator('button').click()
  await answered
  await page.waitForLoadState('load')
}

/** What the page says of what was just done. */
export const said = (page: Page) => page.locator('.govuk-notification-banner, .govuk-error-summary').allInnerTexts()
export const date = (name: string, day: string) => ({
  [`${name}.year`]: day.slice(0, 4),
  [`${name}.month`]: day.slice(5, 7),
  [`${name}.day`]: day.slice(8),
})

/** 冯涛 writes down what he and 何静 said of a case, on the page of its minutes. */
export const meet = async (examiner: Page, path: string, heldOn: string) => {
  await examiner.goto(`${path}/minutes`)
  const words = {
    ...date('heldOn', heldOn),
    heldAt: '09:30',
    place: '民政局会议室',
    put: '街道的初审意见。',
    'present.county-officer': '材料齐全，程序完整。',
    'present.county-confirmer': '同意街道的意见。',
  }
  await step(examiner, 'examine', words, { proposal: 'confirm' })
}

/** Opens the tip of the desk that is about somebody. */
export const openTip = async (desk: Page, about: string) => {
  await desk.goto('/desk/tips')
  const rows = await desk.locator('main a[data-row]').all()
  for (const href of await Promise.all(rows.map((row) => row.getAttribute('href')))) {
    await desk.goto(href ?? '')
    if ((await desk.locator('main').innerText()).includes(about)) return
  }
  throw new Error(`No tip is about ${about}`)
}
