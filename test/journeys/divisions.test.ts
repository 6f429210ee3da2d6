import { expect, it } from 'vitest'
import { inABrowser, press, visitor } from '../support/browser.ts'

inABrowser()

const town = '500153114'

it('the administrator adds a community, gives it another name and merges it, without scripts', async () => {
  const admin = await visitor('county-admin', false)
  await admin.goto('/desk')
  await admin.locator('a[href="/desk/divisions"]').click()
  await admin.locator(`a[href="/desk/divisions?town=${town}"]`).click()
  expect(await admin.locator('main').innerText()).toContain('龙集')
  await admin.locator('[name=village]').fill(`${town}80`)
  await admin.locator('[name=name]').fill('月牙社区居民委员会')
  await press(admin, '登记新设')
  await admin.locator('.govuk-error-summary').getByText('请选择到村或社区').waitFor()
  expect(await admin.locator('[name=name]').inputValue()).toBe('月牙社区居民委员会')
  await admin.locator('[name=village]').fill(`${town}801`)
  await press(admin, '登记新设')
  await admin.locator('.govuk-notification-banner').waitFor()
  expect(await admin.locator('main').innerText()).toMatch(/起新设月牙社区居民委员会\s+唐磊/)

  await admin.locator('[name=q]').fill('月牙')
  await press(admin, '查找')
  await admin.locator(`.records a[href="/desk/divisions/${town}801"]`).click()
  await admin.locator('[name=name]').fill('月亮社区居民委员会')
  await press(admin, '登记改名')
  await admin.locator('.govuk-notification-banner').waitFor()
  await admin.locator(`.records a[href="/desk/divisions/${town}801"]`).click()
  expect(await admin.locator('h1').innerText()).toBe('月亮社区居民委员会')
  await press(admin, '登记合并')
  await admin.locator('.govuk-error-summary').waitFor()
  await admin.locator('[name=into]').selectOption({ index: 1 })
  await press(admin, '登记合并')
  await admin.locator('.govuk-notification-banner').waitFor()
  await admin.locator(`.records a[href="/desk/divisions/${town}801"]`).click()
  expect(await admin.locator('h1').innerText()).toContain('已并入')
  expect(await admin.getByRole('button', { name: '登记合并' }).count()).toBe(0)
})
