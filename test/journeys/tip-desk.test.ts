import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { submitted, today, withoutDraftsSince } from '../support/case-walk.ts'
import { expectAccessible, inABrowser, keyBearer, press, visitor } from '../support/browser.ts'
import { openTip } from '../support/desk.ts'

inABrowser()
const began = Date.now()
afterAll(() => withoutDraftsSince(began))

const main = (page: Page) => page.locator('main').innerText()

/** Unfolds an act of the desk where it is folded, fills it in and sends it. */
const act = async (desk: Page, verb: string, said: Readonly<Record<string, string>> = {}) => {
  const form = desk.locator(`form:has(input[name="verb"][value="${verb}"])`)
  const folded = desk.locator(`details:has(input[name="verb"][value="${verb}"]) > summary`)
  if ((await folded.count()) > 0 && !(await form.isVisible())) await folded.click()
  for (const [name, words] of Object.entries(said)) {
    const field = form.locator(`[name="${verb}.${name}"]`)
    if (/^\d{4}-\d\d-\d\d$/.test(words))
      for (const [at, part] of ['year', 'month', 'day'].entries())
        await form.locator(`[name="${verb}.${name}.${part}"]`).fill(words.split('-')[at] ?? '')
    else if ((await field.first().getAttribute('type')) === 'radio') await form.locator(`[value="${words}"]`).check()
    else await field.fill(words)
  }
  await Promise.all([desk.waitForEvent('domcontentloaded'), form.getByRole('button').last().click()])
  await desk.waitForLoadState()
}

/** Writes down what somebody told on another way; the code that they get for it. */
const record = async (desk: Page, { channel, kind, about, facts }: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries({ channel, kind, against: 'family' }))
    await desk.locator(`[name="${name}"][value="${String(value)}"]`).check()
  await desk.locator('[name="about"]').fill(about ?? '')
  await desk.locator('[name="facts"]').fill(facts ?? '')
  await press(desk, '提交')
  return /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await main(desk))?.[0] ?? ''
}

describe.each([{ script: true }, { script: false }])('a day at the tip desk, JavaScript $script', ({ script }) => {
  // axe itself needs JavaScript.
  const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
  const about = `桥头第二家（${script ? '甲' : '乙'}）`

  it('a call is written down, the caller gets a code; the family is linked, more time asked for and granted, the tip ends', async () => {
    const pending = await submitted('resident-li')
    const handler = await keyBearer('tip-handler', script)
    await handler.goto('/desk/tips/record')
    await press(handler, '提交')
    expect(await handler.locator('.govuk-error-summary').innerText()).toBeTruthy()
    await look(handler)
    const told = { channel: 'telephone', kind: 'hidden-income', about, facts: '打电话的人说这家每天出摊，没有报收入。' }
    const receipt = await record(handler, told)
    expect(receipt).not.toBe('')
    await look(handler)
    await handler.reload()
    expect(await main(handler)).not.toContain(receipt)

    await openTip(handler, about)
    expect(await main(handler)).toContain('电话，罗芳 记录')
    const address = handler.url()
    await act(handler, 'take')
    await act(handler, 'link', { number: 'RC-2601-ZZZZ' })
    expect(await handler.locator('.govuk-error-summary').innerText()).toContain('没有这个编号')
    await look(handler)
    await act(handler, 'link', { number: pending.number ?? '' })
    expect(await main(handler)).toContain('县级入户，罗芳 安排')
    await act(handler, 'unlink', { number: pending.number ?? '', reason: '同名不同户，是另一家。' })
    expect(await main(handler)).not.toContain('县级入户，罗芳 安排')
    await handler.goto(address)
    await act(handler, 'link', { number: pending.number ?? '' })
    const conclusion = {
      outcome: 'unsubstantiated',
      findings: '走访三户，没有出摊。',
      evidence: '邻居陈述。',
      answer: '已经核实，谢谢您。',
    }
    await act(handler, 'conclude', conclusion)
    expect(await main(handler)).toContain('还没有核查完')
    expect(await handler.locator('[name="conclude.findings"]').inputValue()).toBe(conclusion.findings)
    await handler.goto(address)
    await act(handler, 'askExtension', { reason: '要等县里入户。' })
    await look(handler)

    const supervisor = await keyBearer('county-supervisor', script)
    await supervisor.goto('/desk/tips')
    expect(await main(supervisor)).not.toContain(about)
    await look(supervisor)
    await supervisor.goto(address)
    expect(await main(supervisor)).toContain('要等县里入户。')
    await act(supervisor, 'grantExtension')
    expect(supervisor.url()).toContain('/desk/tips?done=grantExtension')
    expect((await supervisor.goto(address))?.status()).toBe(404)

    const caller = await visitor(null, script)
    await caller.goto('/tips/follow-up')
    await caller.locator('[name="receipt"]').fill(receipt)
    await press(caller, '查看')
    expect(await main(caller)).toContain('要等县里入户。')
    expect(await main(caller)).not.toMatch(/罗芳|RC-/)
  })

  it('what is found true ends when it is put right, and its numbers lead back to nobody', async () => {
    const handler = await keyBearer('tip-handler', script, { viewport: { width: 1440, height: 900 } })
    await handler.goto('/desk/tips/record')
    const missed = `山后的老人${about}`
    await record(handler, {
      channel: 'letter',
      kind: 'missed-family',
      about: missed,
      facts: '独居，没有收入，没有人来问过。',
    })
    await openTip(handler, missed)
    await act(handler, 'take')
    const found = { outcome: 'substantiated', findings: '情况属实。', evidence: '入户所见。', answer: '已经上门办理。' }
    await act(handler, 'conclude', found)
    expect(await main(handler)).toContain('先写明怎么改正')
    await handler.goto(handler.url())
    await act(handler, 'orderCorrection', { what: '上门受理申请。', who: '昌元街道', doneBy: today() })
    await act(handler, 'recordCorrection', { doneOn: today(), how: '当天受理。' })
    await act(handler, 'conclude', found)
    expect(await main(handler)).toContain('已办结')
    await look(handler)
  })
})
