import { afterAll, describe, expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, read } from '../support/api.ts'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { act, submitted } from '../support/case-walk.ts'

inABrowser()
afterAll(() => returnToNow())

describe.each([{ script: true }, { script: false }])(
  'an authorisation that has expired, JavaScript $script',
  ({ script }) => {
    it('is signed again by the family, and the registers may be asked', async () => {
      await returnToNow()
      const sent = await submitted('resident-li')
      done(await act('town-changyuan', sent, 'acceptance'))
      const family = await visitor('resident-li', script)
      await family.goto(`/applications/${sent.id}`)
      expect(await family.locator('main').innerText()).not.toContain('重新授权核对')

      await travelTo('2028-03-01')
      const seen = read(
        await as('county-verifier').get(`/desk/applications/${sent.id}`),
        contract.applications.officer.get,
      )
      expect(
        await act('county-verifier', seen, 'verification-request', { purpose: 'application', sources: ['tax'] }),
      ).toMatchObject({ status: 409, body: { code: 'AUTHORISATION_EXPIRED' } })
      await family.goto(`/applications/${sent.id}`)
      await family.getByRole('link', { name: '重新授权核对' }).click()
      await family.waitForURL('**/authorisation')
      if (script) await expectAccessible(family)
      await press(family, '授权')
      expect(await family.locator('.govuk-error-summary').count()).toBe(1)
      await family.locator('input[name="verificationAuthorised"]').check()
      await press(family, '授权')
      expect(await family.locator('main').innerText()).toContain('您重新授权了信息核对')
    })
  },
)
