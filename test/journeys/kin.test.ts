import { afterAll, expect, it, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { submitted, survey, today, verify, zhouWei } from '../support/case-walk.ts'
import { date, meet, said, step } from '../support/desk.ts'
import { family, identityNumber } from '../support/family.ts'

inABrowser()
afterAll(() => returnToNow())

const desk = { width: 1440, height: 900 }
const idNumber = identityNumber('1963-08-15', 951)

it(
  'a kin case: the register finds it, the relative is refused, others go on, the county visits before it confirms',
  { timeout: 240_000 },
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
    const refusal = await relative.locator('main').innerText()
    expect(refusal).toContain('需要回避')
    expect(refusal).toContain('街镇负责人')
    expect(refusal).not.toContain('赵玉兰')
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

    // The colleague goes with the lead, never with the relative, and the lead answers for the opinion.
    await step(colleague, 'accept')
    const { version } = await survey(id, [zhouWei, { id: 'town-changyuan-lead', name: '孙丽华' }])
    done(await verify({ id, version }))
    const lead = await visitor('town-changyuan-lead', true, desk)
    await lead.goto(path)
    await step(lead, 'giveOpinion', { reasons: '收入、财产符合条件。' }, { outcome: 'grant' })
    await colleague.goto(path)
    await step(colleague, 'recordPosting', { places: '社区公开栏', ...date('postedOn', today()) })
    const later = today(12 * 86_400_000)
    await travelTo(later)
    await lead.goto(path)
    await step(lead, 'forward')

    // No minutes stand for the visit that kinship asks for: the county goes itself, and only then decides.
    const examiner = await visitor('county-officer', true, desk)
    await meet(examiner, path, later)
    const confirmer = await visitor('county-confirmer', true, desk)
    await confirmer.goto(path)
    await step(confirmer, 'confirm', { reasons: '符合条件。' })
    expect((await said(confirmer)).join()).toContain('入户')
    await examiner.goto(path)
    await step(examiner, 'recordCountyVisit', { ...date('visitedOn', later), findings: '与调查一致，没有受照顾。' })
    await confirmer.goto(path)
    await step(confirmer, 'confirm', { reasons: '符合条件，同意。' })
    expect((await said(confirmer)).join()).not.toContain('入户')
    await expectAccessible(confirmer)
    await relative.goto(path)
    await relative.waitForURL('**/desk/stand-aside')
    await own.goto(`/applications/${id}`)
    expect(await own.locator('main').innerText()).toMatch(/每月[^]*元/)
    await expectAccessible(own)
  },
)
