import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { act, submitted, today } from '../support/case-walk.ts'
import { wholeFiles } from '../support/files.ts'

inABrowser()

const formOf = (page: Page, verb: string) => page.locator(`form:has(input[name="verb"][value="${verb}"])`)

/** Steps that are not the next one wait folded up. */
const unfold = async (page: Page, verb: string) => {
  if (!(await formOf(page, verb).isVisible()))
    await page.locator(`details:has(input[value="${verb}"]) > summary`).click()
}
const send = async (page: Page, verb: string) => {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await formOf(page, verb).locator('button:not([type="button"])').click()
  await answered
  await page.waitForLoadState('load')
}
const fill = async (page: Page, verb: string, words: Record<string, string>) => {
  for (const [name, value] of Object.entries(words)) await page.locator(`[name="${verb}.${name}"]`).fill(value)
}
const text = (page: Page) => page.locator('main').innerText()

const dayOf = (name: string, later = 0) => {
  const day = today(later * 86_400_000)
  return { [`${name}.year`]: day.slice(0, 4), [`${name}.month`]: day.slice(5, 7), [`${name}.day`]: day.slice(8) }
}

/** At the kitchen table: whoever was met, what was seen and told, each member's health and work. */
const fillForm = async (page: Page) => {
  await page.locator('input[name="recordSurvey.surveyors"][value="town-changyuan-2"]').check()
  await page.locator('input[name="recordSurvey.method"][value="visit"]').check()
  await page.locator('input[name="recordSurvey.housing"][value="rented"]').check()
  await page.locator('input[name="recordSurvey.met"][value="0"]').check()
  await fill(page, 'recordSurvey', {
    ...dayOf('visitedOn'),
    residents: '夫妻两人，租住一间房。',
    seen: '一张床、一台旧电视机。',
    'members.0.health': '腰不好',
    'members.0.work': '在家',
    income: '丈夫打零工，一个月六百元。',
    findings: '与申报一致，没有疑点。',
  })
}

describe.each([{ script: true }, { script: false }])('a household survey, JavaScript $script', ({ script }) => {
  it(
    'is filled in at the table, signed by both who went, read and signed by the family',
    { timeout: 240_000 },
    async () => {
      const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
      const sent = await submitted('resident-li')
      const { id } = sent
      await act('town-changyuan', sent, 'acceptance')

      const zhao = await visitor('town-changyuan', script)
      await zhao.goto(`/desk/applications/${id}`)
      await look(zhao)
      await zhao.getByRole('link', { name: '打开入户调查' }).first().click()
      await zhao.waitForURL('**/survey')
      await look(zhao)
      await send(zhao, 'startSurvey')
      await fillForm(zhao)
      await send(zhao, 'recordSurvey')
      expect(await zhao.locator('.govuk-error-summary').innerText()).toContain('每一位')
      expect(await zhao.locator('[name="recordSurvey.members.0.health"]').inputValue()).toBe('腰不好')
      await look(zhao)
      await fill(zhao, 'recordSurvey', { 'members.1.health': '还好', 'members.1.work': '打零工' })
      await send(zhao, 'recordSurvey')
      expect(await text(zhao)).toContain('赵敏：已签字')
      expect(await text(zhao)).toContain('周伟：还没有签字')
      await look(zhao)

      const zhou = await visitor('town-changyuan-2', script)
      await zhou.goto(`/desk/surveys/${id}`)
      await look(zhou)
      await press(zhou, '我去过')
      await zhou.waitForURL(/done/)
      expect(await text(zhou)).toContain('周伟：已签字')

      const li = await visitor('resident-li', script)
      await li.goto(`/applications/${id}`)
      expect(await text(li)).toContain('赵敏、周伟')
      await look(li)
      await li.goto(`/applications/${id}/survey`)
      expect(await text(li)).toContain('一台旧电视机')
      expect(await text(li)).not.toContain('没有疑点')
      await look(li)
      const code = await li.locator('.code').innerText()

      await zhao.goto(`/desk/applications/${id}/survey`)
      if (script) await drawName(zhao)
      else {
        await unfold(zhao, 'enterSignature')
        await fill(zhao, 'enterSignature', { code: code.toLowerCase().replace('-', ' ') })
        await send(zhao, 'enterSignature')
      }
      expect(await text(zhao)).toContain(script ? '李桂花 手写签字' : '李桂花 用签字码签字')
      await look(zhao)

      await unfold(zhao, 'recordNeighbourVisit')
      await zhao.locator('input[name="recordNeighbourVisit.relation"][value="left"]').check()
      await fill(zhao, 'recordNeighbourVisit', { ...dayOf('visitedOn'), said: '说男的常去工地。', name: '秦秀兰' })
      await send(zhao, 'recordNeighbourVisit')
      expect(await text(zhao)).toContain('秦秀兰')
      await unfold(zhao, 'sendLetter')
      await fill(zhao, 'sendLetter', {
        to: '某建筑公司',
        asks: '用工和工资。',
        ...dayOf('sentOn'),
        ...dayOf('answerBy', 14),
      })
      await send(zhao, 'sendLetter')
      expect(await text(zhao)).toContain('等回函')
      await look(zhao)

      await zhao.getByRole('link', { name: /加照片/ }).click()
      await zhao.locator('[id="photograph-1-file"]').waitFor()
      await look(zhao)
      await zhao.locator('[id="photograph-1-file"]').setInputFiles({
        name: '堂屋.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from(wholeFiles['image/jpeg']),
      })
      await zhao.locator('form[target="photograph-1"] button').click()
      const frame = zhao.frameLocator('iframe[name="photograph-1"]')
      await frame.getByText('通过').waitFor()
      await zhao.goto(`/desk/applications/${id}/survey`)
      expect(await text(zhao)).toContain('入户照片 1')

      await zhao.goto(`/desk/applications/${id}/visit-notes`)
      await zhao.locator('input[name="kind"][value="safety"]').check()
      await zhao.locator('[name="text"]').fill('院里有大狗。')
      await press(zhao, '保存提示')
      await zhao.waitForURL(/saved/)
      await look(zhao)
      await zhou.goto(`/desk/applications/${id}/visit-notes`)
      await press(zhou, '打开（会留下记录）')
      expect(await text(zhou)).toContain('院里有大狗。')
      await look(zhou)
      const lead = await visitor('town-changyuan-lead', script)
      await lead.goto(`/desk/applications/${id}/visit-notes`)
      expect(await text(lead)).toContain('您现在不能打开')
      await li.goto(`/applications/${id}`)
      expect(await text(li)).not.toMatch(/秦秀兰|常去工地|大狗|入户照片/)

      const view = read(await as('town-changyuan').get(`/desk/applications/${id}`), contract.applications.officer.get)
      expect(view.gates?.checkpoints.find(({ checkpoint }) => checkpoint === 'survey')).toMatchObject({
        standing: 'passed',
      })
      await as('resident-li').post(`/applications/${id}/withdrawal`, { reason: '' })
    },
  )
})

/** Two strokes with a finger. */
const drawName = async (page: Page) => {
  await unfold(page, 'drawSignature')
  await page.locator('[name="drawSignature.signer"]').fill('李桂花')
  const field = page.locator('[id="drawSignature.strokes"]')
  await field.scrollIntoViewIfNeeded()
  const box = await field.boundingBox()
  if (box === null) throw new Error('there is no field to draw in')
  for (const part of [0.25, 0.6]) {
    await page.mouse.move(box.x + box.width * part, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * (part + 0.1), box.y + box.height / 2)
    await page.mouse.move(box.x + box.width * (part + 0.2), box.y + box.height - 10)
    await page.mouse.up()
  }
  await send(page, 'drawSignature')
}
