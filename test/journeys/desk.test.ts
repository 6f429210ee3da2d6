import type { Page } from 'playwright-core'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { moveClock } from '#infra/local/control.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { expectAccessible, inABrowser, visitor } from '../support/browser.ts'
import { date, formOf, meet, said, step } from '../support/desk.ts'
import { survey, today } from '../support/case-walk.ts'

inABrowser()
afterEach(() => moveClock(inject('dataDirectory'), 'now'))

describe.each([{ script: true }, { script: false }])(
  'officers bring a case to its end, JavaScript $script',
  ({ script }) => {
    it('from acceptance to announcement, each by who may', { timeout: 240_000 }, async () => {
      const look = (page: Page) => (script ? expectAccessible(page) : Promise.resolve())
      const town = await visitor('town-changyuan', script)
      await town.goto('/desk?stage=SUBMITTED')
      await look(town)
      const [path = ''] = ((await town.locator('a[data-row]').last().getAttribute('href')) ?? '').split('?')
      await town.goto(path)
      await look(town)

      await step(town, 'accept')
      await look(town)
      // A colleague who still sees the case as it was is told what changed, and keeps the words.
      const colleague = await visitor('town-changyuan-2', script)
      await colleague.goto(path)
      await step(town, 'take')
      await step(colleague, 'warn', { reason: '请在三天内提供租房合同。' })
      expect((await said(colleague)).join()).toContain('先办了一步')
      expect(await colleague.locator('[name="warn.reason"]').inputValue()).toBe('请在三天内提供租房合同。')
      await look(colleague)

      // The survey has a page and a journey of its own.
      await survey(path.split('/').at(-1) ?? '')
      await town.goto(path)
      await step(town, 'giveOpinion', { reasons: '两次走访属实。' }, { outcome: 'grant' })
      expect((await said(town)).join()).toContain('核对')
      const verifier = await visitor('county-verifier', script)
      await verifier.goto(`${path}/verification`)
      await step(verifier, 'startVerification', {}, { purpose: 'application' })
      await step(
        verifier,
        'reportVerification',
        { findings: '与申报一致。', silence: '各部门以函件回复。' },
        { result: 'fit' },
      )
      await town.goto(path)
      await step(town, 'giveOpinion', { reasons: '收入、财产符合条件。' }, { outcome: 'grant' })
      await look(town)
      // What an officer proposed goes further under the name of the town's lead.
      const lead = await visitor('town-changyuan-lead', script)
      await lead.goto(path)
      await look(lead)
      await step(lead, 'signOpinion')
      expect((await said(lead)).join()).toContain('负责人签署')
      await town.goto(path)
      await step(town, 'recordPosting', { places: '社区公开栏', ...date('postedOn', today()) })
      await look(town)
      await step(town, 'forward')
      expect((await said(town)).join()).toContain('公示')

      const later = localDate(new Date(Date.now() + 12 * 86_400_000).toISOString())
      await moveClock(inject('dataDirectory'), `${later}T10:00+08:00`)
      await town.goto(path)
      await step(town, 'forward')
      const examiner = await visitor('county-officer', script)
      await examiner.goto(path)
      if (await formOf(examiner, 'recordCountyVisit').isVisible())
        await step(examiner, 'recordCountyVisit', { ...date('visitedOn', later), findings: '属实。' })
      const confirmer = await visitor('county-confirmer', script)
      await confirmer.goto(path)
      await step(confirmer, 'confirm', { reasons: '符合条件。' })
      expect((await said(confirmer)).join()).toContain('会审记录')
      await examiner.goto(path)
      await meet(examiner, path, later)
      await confirmer.goto(path)
      await step(confirmer, 'confirm', { reasons: '符合条件，同意。' })
      await look(confirmer)
      await town.goto(path)
      await step(town, 'announce')
      expect(await town.locator('#standing').innerText()).toContain('公布')
      await look(town)
    })
  },
)
