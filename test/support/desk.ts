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
