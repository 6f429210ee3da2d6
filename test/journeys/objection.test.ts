import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { Actor } from '#shared/domain/people/person.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { date, formOf, meet, said, step } from '../support/desk.ts'
import { wholeFiles } from '../support/files.ts'
import { storedNotice } from '../support/stored-case.ts'

inABrowser()

const wang: Actor = { id: 'resident-wang', name: '王建国', role: 'resident', division: '' }
const words = '他家在县城还有一套房子，租出去好几年了。'
const answer = '房子在产权登记里，已经一并计算。'

beforeAll(() => void Object.assign(process.env, inject('environment')))
afterAll(() => returnToNow())

const eventually = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 90_000, interval: 300 })
const main = (page: Page) => page.locator('main').innerText()

/** A neighbour finds the notice and writes what is wrong with it; the code is shown once. */
const objects = async (neighbour: Page, notice: string, script: boolean): Promise<string> => {
  await eventually(async () => expect((await neighbour.goto(`/notices/${notice}`))?.status()).toBe(200))
  await neighbour.getByRole('link', { name: '提出异议', exact: true }).click()
  await neighbour.waitForURL('**/object')
  await neighbour.locator('[name="text"]').fill(words)
  await neighbour.locator('input[value="named"]').check()
  await press(neighbour, '提交异议')
  expect(await neighbour.locator('.govuk-error-summary').innerText()).toContain('还没有填')
  expect(await neighbour.locator('[name="text"]').inputValue()).toBe(words)
  if (script) await expectAccessible(neighbour)
  await neighbour.locator('[name="name"]').fill('陈国强')
  await neighbour.locator('[name="phone"]').fill('13800131234')
  await press(neighbour, '提交异议')
  expect(await main(neighbour)).toContain('马上转给')
  const code = await neighbour.locator('.code').innerText()
  if (script) await expectAccessible(neighbour)
  await press(neighbour, '我记好了')
  return code
}

const readsAnswer = async (neighbour: Page, code: string): Promise<string> => {
  await neighbour.goto('/notices/answers')
  await neighbour.locator('[name="receipt"]').fill(code)
  await press(neighbour, '查看')
  return main(neighbour)
}

/** The meeting as it was held. */
const held = {
  heldAt: '14:30',
  place: '社区会议室',
  representatives: '陈秀英\n吴秀兰\n郑德明\n黄永福\n周国栋',
  policyPresented: '宣讲了低保条件。',
  familyStatement: '申请人说明了房子的来历。',
  surveyReport: '调查员介绍了情况。',
  inFavour: '1',
  against: '4',
  abstained: '0',
  minutes: '多数认为有房出租，不符合条件。',
}

/** The minutes are printed, signed by hand, scanned, and one did not sign. */
const signsMinutes = async (town: Page, script: boolean) => {
  await town.getByRole('link', { name: '评议记录和签字' }).first().click()
  await town.waitForURL('**/appraisal')
  await eventually(async () => {
    await town.reload()
    expect(await main(town)).toContain('民主评议会记录.pdf')
  })
  expect(await main(town)).toContain('民主评议会签到表.pdf')
  expect(await main(town)).toContain('先把签字页传上来')
  await town.getByRole('link', { name: '上传签字页' }).click()
  await town.locator('#sheet-file').setInputFiles({
    name: 'signed.png',
    mimeType: 'image/png',
    buffer: wholeFiles['image/png'],
  })
  await town.locator('form[target="sheet"] button').click()
  await eventually(async () => {
    await town.goto(new URL(town.url()).pathname)
    expect(await formOf(town, 'signAppraisal').isVisible()).toBe(true)
  })
  if (script) await expectAccessible(town)
  await town.locator('input[name="signAppraisal.sheet"]').check()
  await step(town, 'signAppraisal', { 'unsigned.1': '不同意多数人的意见。' })
  expect(await main(town)).toContain('没有签字：不同意多数人的意见。')
  expect(await main(town)).toContain('已签字')
}

describe.each([{ script: true }, { script: false }])('a neighbour objects, JavaScript $script', ({ script }) => {
  it('the notice stops, a meeting is held, the neighbour is answered, the family refused, and it appeals', async () => {
    await travelTo('2026-09-11')
    const { id, notice } = await storedNotice(wang)
    const neighbour = await visitor(null, script)
    const code = await objects(neighbour, notice, script)
    await eventually(async () => expect(await readsAnswer(neighbour, code)).toContain('公示已经停下来'))
    expect((await neighbour.goto(`/notices/${notice}`))?.status()).toBe(404)
    await neighbour.goto(`/notices/${notice}/object`)
    expect(await main(neighbour)).toContain('12345')

    const family = await visitor('resident-wang', script)
    await family.goto(`/applications/${id}`)
    expect(await main(family)).not.toContain('陈国强')

    const town = await visitor('town-changyuan-2', script)
    await town.goto(`/desk/applications/${id}`)
    await step(town, 'orderAppraisal', { reason: '群众有异议。' }, { form: 'appraisal' })
    await travelTo('2026-09-15')
    await town.goto(`/desk/applications/${id}`)
    await step(town, 'recordAppraisal', { ...held, ...date('heldOn', '2026-09-14') })
    await signsMinutes(town, script)
    await town.goto(`/desk/applications/${id}`)
    const [which = ''] = await town
      .locator('input[name="settleObjection.objection"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''))
    await step(
      town,
      'settleObjection',
      { findings: '查了产权登记，走访三户。', answer },
      { objection: which, outcome: 'founded' },
    )
    await eventually(async () => expect(await readsAnswer(neighbour, code)).toContain(answer))

    const lead = await visitor('town-changyuan-lead', script)
    await lead.goto(`/desk/applications/${id}`)
    await step(lead, 'giveOpinion', { reasons: '出租房屋收入计入后不符合条件。' }, { outcome: 'refuse' })
    await family.goto(`/applications/${id}/hearing`)
    await family.locator('[name="answer"]').fill('房子是哥哥的。')
    await press(family, '说完了，交上去')
    await travelTo('2026-09-25')
    await town.goto(`/desk/applications/${id}`)
    await step(town, 'forward')
    const confirmer = await visitor('county-confirmer', script)
    await confirmer.goto(`/desk/applications/${id}`)
    const examiner = await visitor('county-officer', script)
    await meet(examiner, `/desk/applications/${id}`, '2026-09-25')
    await confirmer.reload()
    await step(confirmer, 'refuse', { reasons: '人均收入不低于当地标准。' }, { cause: 'NOT_ELIGIBLE' })
    expect(await said(confirmer)).toEqual([expect.stringContaining('不予确认')])
    await family.goto(`/applications/${id}`)
    expect(await main(family)).toContain('人均收入不低于当地标准。')
    if (script) await expectAccessible(family)
    await family.goto(`/applications/${id}/appeal`)
    await family.locator('[name="grounds"]').fill('房子登记在哥哥名下，不该算我家的。')
    await press(family, '申请复议')
    expect(await main(family)).toContain('复议')
  }, 240_000)
})
