import type { Page } from 'playwright-core'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CompleteAnswers } from '#shared/domain/applications/answers.ts'
import { contract } from '#shared/contract/index.ts'
import { headingsOf } from '#shared/domain/verification/rows.ts'
import { as, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { act, submitted, today } from '../support/case-walk.ts'
import { family } from '../support/family.ts'

inABrowser()

const formOf = (page: Page, verb: string) => page.locator(`form:has(input[name="verb"][value="${verb}"])`)
const send = async (page: Page, verb: string) => {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await formOf(page, verb).locator('button').click()
  await answered
  await page.waitForLoadState('load')
}

/** The business register's reply: the applicant has a shop, open or closed; the husband nothing. */
const reply = ({ members: [li, wang] }: CompleteAnswers, state: '存续' | '注销'): string => {
  const rows = [
    headingsOf('market-entities'),
    [li?.idNumber ?? '', '有', today(), '桂花小吃店', state, '20000.00'],
    [wang?.idNumber ?? '', '无', today(), '', '', ''],
    ['12345', '有', '昨天', '', '', ''],
  ]
  const file = join(tmpdir(), `reply-${state}-${process.pid}.csv`)
  writeFileSync(file, `\ufeff${rows.map((row) => row.join(',')).join('\r\n')}`)
  return file
}

const upload = async (page: Page, path: string, file: string, read: RegExp) => {
  await page.goto(`${path}?send=market-entities`)
  await page.locator('input[name="file"]').setInputFiles(file)
  await press(page, '上传')
  await page.waitForURL(/sent=/)
  await expect
    .poll(async () => (await page.reload(), page.locator('main').innerText()), { timeout: 20_000 })
    .toMatch(read)
}

describe.each([{ script: true }, { script: false }])('a family found unfit, JavaScript $script', ({ script }) => {
  it(
    'by a department’s file, told of it, answers with evidence, is checked again and goes on',
    { timeout: 240_000 },
    async () => {
      const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
      const answers = family()
      const { id, version } = await submitted('resident-li', answers)
      await act('town-changyuan', { id, version }, 'acceptance')
      const path = `/desk/applications/${id}/verification`

      const verifier = await visitor('county-verifier', script)
      await verifier.goto(path)
      await look(verifier)
      const ask = async (purpose: string) => {
        await verifier.locator(`input[value="${purpose}"]`).check()
        for (const box of await verifier.locator('input[name="startVerification.sources"]').all())
          if ((await box.getAttribute('value')) === 'market-entities') await box.check()
          else await box.uncheck()
        await send(verifier, 'startVerification')
      }
      await ask('application')
      await upload(verifier, path, reply(answers, '存续'), /名下有在营主体（桂花小吃店）/)
      expect(await verifier.locator('main').innerText()).toMatch(/第 4 行 身份证号/)
      await look(verifier)
      await verifier.locator('input[name="reportVerification.result"][value="unfit"]').check()
      expect(await verifier.locator('[name="reportVerification.findings"]').inputValue()).toContain('桂花小吃店')
      await send(verifier, 'reportVerification')

      const li = await visitor('resident-li', script)
      await li.goto(`/applications/${id}/hearing`)
      expect(await li.locator('main').innerText()).toContain('市场主体登记，截至')
      await look(li)
      await li.locator('[name="each.business.market-entities.0"]').fill('店上个月已经注销，证明已上传。')
      await li.locator('[name="answer"]').fill('请再核对一次。')
      await press(li, '说完了，交上去')
      await li.waitForURL(({ pathname }) => pathname === `/applications/${id}`)

      await verifier.goto(path)
      expect(await verifier.locator('main').innerText()).toContain('店上个月已经注销')
      await ask('answer')
      await upload(verifier, path, reply(answers, '注销'), /已注销：桂花小吃店/)
      await verifier.locator('input[name="reportVerification.result"][value="fit"]').check()
      await verifier.locator('[name="reportVerification.findings"]').fill('登记已注销，没有其他不一致。')
      await send(verifier, 'reportVerification')

      const current = read(
        await as('town-changyuan').get(`/desk/applications/${id}`),
        contract.applications.officer.get,
      )
      expect(current).toMatchObject({ stage: 'INVESTIGATING', verification: { status: 'fit' } })
    },
  )
})
