import { randomUUID } from 'node:crypto'
import { afterAll, expect, it, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { act, submitted, surveyed, today, verify } from '../support/case-walk.ts'
import { date, said, step } from '../support/desk.ts'
import { family, identityNumber } from '../support/family.ts'

inABrowser()
afterAll(() => returnToNow())

const shown = async (id: string) =>
  read(await as('county-supervisor').get(`/desk/applications/${id}`), contract.applications.officer.get)

/** 周伟 and 孙丽华 go to the house in the relative's place; the registers answer. */
const investigated = async (id: string) => {
  const surveyors = [
    { id: 'town-changyuan-2', name: '周伟' },
    { id: 'town-changyuan-lead', name: '孙丽华' },
  ]
  done(await act('town-changyuan-2', await shown(id), 'survey', { ...surveyed(today(), 1), surveyors }))
  const { version } = await shown(id)
  const signed = { version, requestId: randomUUID() }
  done(await as('town-changyuan-lead').post(`/desk/surveys/${id}/signature`, signed))
  const unable = { cause: 'unable', reason: '手受了伤。' }
  done(await act('town-changyuan-2', await shown(id), 'household-unsigned', unable))
  done(await verify(await shown(id)))
}

const desk = { width: 1440, height: 900 }
const idNumber = identityNumber('1963-08-15', 951)

it(
  'a kin case: the register finds it, the relative is kept away, a colleague goes on, and nothing is confirmed before the county was there',
  {
    timeout: 240_000,
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
    const told = await relative.locator('main').innerText()
    expect(told).toContain('需要回避')
    expect(told).toContain('街镇负责人')
    expect(told).not.toContain('赵玉兰')
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

    await step(colleague, 'accept')
    await investigated(id)
    const lead = await visitor('town-changyuan-lead', false)
    await lead.goto(path)
    await step(lead, 'giveOpinion', { reasons: '收入、财产符合条件。' }, { outcome: 'grant' })
    await colleague.goto(path)
    await step(colleague, 'recordPosting', { places: '社区公开栏', ...date('postedOn', today()) })
    const later = today(12 * 86_400_000)
    await travelTo(later)
    await colleague.goto(path)
    await step(colleague, 'forward')

    const examiner = await visitor('county-officer', true, desk)
    await examiner.goto(path)
    await step(examiner, 'examine', { minutes: '材料齐全，程序完整。' })
    const confirmer = await visitor('county-confirmer', true, desk)
    await confirmer.goto(path)
    await step(confirmer, 'confirm', { reasons: '符合条件，同意。' })
    expect((await said(confirmer)).join()).toContain('入户')
    expect(await shown(id)).toMatchObject({ stage: 'COUNTY_REVIEW' })
    await examiner.goto(path)
    await step(examiner, 'recordCountyVisit', { ...date('visitedOn', later), findings: '独自入户核实，情况属实。' })
    await confirmer.goto(path)
    await step(confirmer, 'confirm', { reasons: '符合条件，同意。' })
    await expectAccessible(confirmer)
    await own.goto(`/applications/${id}`)
    expect(await own.locator('main').innerText()).toContain('同意了申请')
    await expectAccessible(own)

    // Decided, it is still a relative's: neither the case nor what is paid opens.
    await relative.goto(path)
    await relative.waitForURL('**/desk/stand-aside')
    await vi.waitFor(async () => done(await as('resident-wang').get(`/benefits/${id}`)), { timeout: 30_000 })
    expect((await as('town-changyuan').get(`/desk/benefits/${id}`)).status).toBe(403)
    expect((await as('town-changyuan').get(`/desk/households/${id}`)).status).toBe(403)
    const { traces } = read(await as('county-supervisor').get(`/desk/households/${id}`), contract.archives.officer.file)
    const kept = (traces ?? []).filter(({ deed }) => deed === 'refused').map(({ by }) => by.id)
    expect(kept).toContain('town-changyuan')
  },
)
