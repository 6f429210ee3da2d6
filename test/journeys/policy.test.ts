import { expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { anyone, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'

inABrowser()

const desk = { width: 1440, height: 900 }

it(
  'a new standard is drafted, worked on the open cases, and signed by a second person',
  { timeout: 180_000 },
  async () => {
    const admin = await visitor('county-admin', true, desk)
    await admin.goto('/desk/policies')
    await expectAccessible(admin)
    await admin.locator('a[href="/desk/policies/new?from=rongchang-urban"]').click()
    await admin.waitForURL('**/desk/policies/new**')
    await expectAccessible(admin)

    await admin.locator('[name=effectiveFrom]').fill('2020-01')
    await admin.locator('[name=standard]').fill('很多')
    await press(admin, '保存并试算')
    await admin.locator('.govuk-error-summary').waitFor()
    expect(await admin.locator('[name=standard]').inputValue()).toBe('很多')
    await admin.locator('[name=standard]').fill('820')
    await press(admin, '保存并试算')
    await admin.locator('.govuk-error-summary').getByText('不能从已经过去的月份').waitFor()
    await admin.locator('[name=effectiveFrom]').fill('2035-07')
    await admin.locator('[name="procedure.appraisal"]').selectOption('always')
    await admin.locator('[name="procedure.postingPlaces"]').fill('3')
    expect(await admin.locator('[name="procedure.residencePermitMonths"]').inputValue()).toBe('')
    await admin.locator('[name="procedure.residencePermitMonths"]').fill('12')
    await admin.locator('[name="procedure.limits.noticeDays"]').fill('5')
    await press(admin, '保存并试算')
    await admin.locator('.govuk-error-summary').getByText('比法律规定的宽松').waitFor()
    expect(await admin.locator('[name="procedure.postingPlaces"]').inputValue()).toBe('3')
    await expectAccessible(admin)
    await admin.locator('[name="procedure.limits.noticeDays"]').fill('')
    await press(admin, '保存并试算')
    await admin.waitForURL(/\/desk\/policies\/[0-9a-f-]{36}/)
    const path = new URL(admin.url()).pathname
    await expect
      .poll(
        async () => {
          await admin.goto(path)
          return admin.locator('main').innerText()
        },
        { timeout: 60_000, interval: 500 },
      )
      .toContain('执行后')
    await expectAccessible(admin)
    expect(await admin.getByRole('button', { name: '签发' }).count()).toBe(0)

    const phone = await visitor('county-confirmer', true)
    await phone.goto(path)
    await expect
      .poll(
        async () => {
          await phone.goto(path)
          return phone.getByRole('button', { name: '签发' }).count()
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(1)
    await expectAccessible(phone)
    expect(await phone.locator('main').innerText()).toMatch(/民主评议\s+每件都评议/)
    expect(await phone.locator('main').innerText()).toMatch(/住满几个月可以在居住地申请\s+12/)
    await press(phone, '签发')
    await phone.locator('.govuk-notification-banner').waitFor()
    expect(await phone.locator('main').innerText()).toContain('何静')
    await admin.goto('/desk/policies')
    expect(await admin.locator('main').innerText()).toContain('何静已签发')

    // What the region decided of the procedure before goes on, beside what it turned on now.
    // A door holds the policies in memory for a minute.
    const procedure = async () => {
      const inForce = await anyone.get('/policies?region=500153&month=2035-07')
      const { policies } = read(inForce, contract.programs.public.policies)
      return policies.find(({ program }) => program === 'urban-dibao')?.procedure
    }
    await expect
      .poll(procedure, { timeout: 70_000, interval: 2_000 })
      .toMatchObject({ appraisal: 'always', postingPlaces: 3, residencePermitMonths: 12 })
    const telephone = { division: '500153001', of: 'desk', phone: '02300001001' }
    expect((await procedure())?.telephones).toContainEqual(telephone)
  },
)
