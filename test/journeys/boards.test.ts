import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { anyone, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { today, underNotice } from '../support/case-walk.ts'
import { date } from '../support/desk.ts'
import { family } from '../support/family.ts'
import { wholeFiles } from '../support/files.ts'
import { pdfText } from '../support/pdf-text.ts'
import { storedGrant } from '../support/stored-case.ts'

inABrowser()

beforeAll(() => void Object.assign(process.env, inject('environment')))

const text = (page: Page) => page.locator('main').innerText()
const inVillage = (village: string) => family({ place: { village, address: '人民路 12 号' } })
const wang: Actor = { id: 'resident-wang', name: '王建国', role: 'resident', division: '' }

/** Two families under notice in a village of their own, and one that is paid already. */
const villageOf = async (village: string) => {
  await underNotice('resident-li', inVillage(village))
  await underNotice('resident-wang', inVillage(village))
  await storedGrant(wang, inVillage(village))
  await vi.waitFor(
    async () =>
      expect(
        read(await anyone.get(`/standing-list?village=${village}`), contract.notices.public.standing).recipients,
      ).toHaveLength(1),
    { timeout: 30_000, interval: 200 },
  )
}

/** What the link to a sheet opens. */
const sheetAt = async (page: Page) => {
  const href =
    (await page
      .getByRole('link', { name: /打印公示表/ })
      .first()
      .getAttribute('href')) ?? ''
  const answer = await page.request.get(href)
  return pdfText(await answer.body()).replaceAll('\n', '')
}

describe.each([
  { script: true, village: '500153001005' },
  { script: false, village: '500153001006' },
])('the board of a village, JavaScript $script', ({ script, village }) => {
  it(
    'is printed, hung at once for two families, photographed, and read by a neighbour',
    { timeout: 240_000 },
    async () => {
      const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
      await villageOf(village)
      const zhao = await visitor('town-changyuan', script)
      await zhao.goto('/desk')
      await zhao.getByRole('link', { name: '公示栏' }).click()
      await zhao.waitForURL('**/desk/notices')
      await look(zhao)
      await zhao.locator(`a[href="/desk/notices?in=${village}"]`).click()
      await zhao.waitForURL(`**/desk/notices?in=${village}`)
      await look(zhao)
      const sheet = await sheetAt(zhao)
      expect(sheet).toContain('审核公示')
      expect(sheet.split('李桂花')).toHaveLength(3)

      await press(zhao, '保存张贴记录')
      expect(await zhao.locator('.govuk-error-summary').innerText()).toContain('还没有填')
      await look(zhao)
      const words = { places: '村务公开栏', ...date('postedOn', today()) }
      for (const [name, value] of Object.entries(words))
        await zhao.locator(`[name="recordPosting.${name}"]`).fill(value)
      await press(zhao, '保存张贴记录')
      expect(await text(zhao)).toContain('没有待张贴的公示')
      expect((await text(zhao)).split('村务公开栏')).toHaveLength(3)
      await look(zhao)

      await zhao.getByRole('link', { name: /^加.*照片/ }).click()
      await zhao.locator('[id="board-1-file"]').setInputFiles({
        name: '公示.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from(wholeFiles['image/jpeg']),
      })
      await look(zhao)
      await zhao.locator('form[target="board-1"] button').click()
      await zhao.frameLocator('iframe[name="board-1"]').getByText('通过').waitFor()
      await zhao.goto(`/desk/notices?in=${village}`)
      const photograph = zhao.locator('a[href*="/desk/notices/photographs/"]').first()
      expect(await photograph.innerText()).toContain('村务公开栏')
      const opened = await zhao.request.get((await photograph.getAttribute('href')) ?? '')
      expect(opened.headers()['content-type']).toBe('image/jpeg')

      const neighbour = await visitor(null, script)
      const answer = await neighbour.goto(`/notices?in=${village}`)
      expect(answer?.headers()['x-robots-tag']).toContain('noindex')
      expect((await text(neighbour)).split('李桂花')).toHaveLength(3)
      await look(neighbour)
      await neighbour.getByRole('link', { name: /长期公示/ }).click()
      await neighbour.waitForURL('**/notices/standing**')
      // The stored decision was calculated for three, 432 yuan each.
      expect(await text(neighbour)).toMatch(/共 1 户[\s\S]*李桂花[\s\S]*3 人[\s\S]*每月/)
      expect(await text(neighbour)).not.toMatch(/王建军|人民路|990101/)
      await look(neighbour)
    },
  )
})
