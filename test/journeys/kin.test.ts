import { expect, it, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { submitted } from '../support/case-walk.ts'
import { family, identityNumber } from '../support/family.ts'

inABrowser()

const desk = { width: 1440, height: 900 }
const idNumber = identityNumber('1963-08-15', 951)

it(
  'a kin case: the register finds it, the relative is refused with the reason, a colleague goes on, the county must visit',
  {
    timeout: 180_000,
  },
  async () => {
    const admin = await visitor('county-admin', true, desk)
    await admin.goto('/desk')
    await admin.waitForURL('**/desk/people')
    await expectAccessible(admin)
    await admin.goto('/desk/kin')
    await admin.locator('[name=account]').selectOption('town-changyuan')
    await admin.locator('[name=relation]').selectOption('sibling')
    await admin.locator('[name=name]').fill('赵玉兰')
    await admin.locator('[name=idNumber]').fill(idNumber.slice(0, 17))
    await press(admin, '登记')
    await admin.locator('.govuk-error-summary').waitFor()
    expect(await admin.locator('[name=name]').inputValue()).toBe('赵玉兰')
    await expectAccessible(admin)
    await admin.locator('[name=idNumber]').fill(idNumber)
    await press(admin, '登记')
    await admin.locator('.govuk-notification-banner').waitFor()
    expect(await admin.locator('main').innerText()).not.toContain(idNumber)
    await expectAccessible(admin)

    const members = [
      { name: '赵玉兰', idNumber, relation: 'self' as const, disabilityGrade: null, seriouslyIll: false },
    ]
    const { id } = await submitted('resident-wang', family({ members, incomes: [] }))
    const path = `/desk/applications/${id}`
    await vi.waitFor(
      async () => {
        const view = read(await as('county-officer').get(path), contract.applications.officer.get)
        expect(view.kin.registered).toBe(true)
      },
      { timeout: 30_000, interval: 200 },
    )

    const relative = await visitor('town-changyuan', true)
    await relative.goto(path)
    await relative.waitForURL('**/desk/stand-aside')
    const said = await relative.locator('main').innerText()
    expect(said).toContain('需要回避')
    expect(said).toContain('街镇负责人')
    expect(said).not.toContain('赵玉兰')
    await expectAccessible(relative)

    const colleague = await visitor('town-changyuan-2', true, desk)
    await colleague.goto(path)
    expect(await colleague.locator('main').innerText()).toContain('亲属备案')
    expect(await colleague.locator('main').innerText()).toContain('县级必须入户')
    await expectAccessible(colleague)

    const own = await visitor('resident-wang', true)
    await own.goto(`/applications/${id}`)
    expect(await own.locator('main').innerText()).not.toContain('赵敏')
    await expectAccessible(own)
    done(await as('resident-wang').post(`/applications/${id}/withdrawal`, { reason: '' }))
  },
)
