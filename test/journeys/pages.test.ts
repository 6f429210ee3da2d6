import { expect, it } from 'vitest'
import { expectAccessible, inABrowser, visitor } from '../support/browser.ts'

inABrowser()

const open = [
  '/',
  '/check',
  '/policies',
  '/notices',
  '/tips/new',
  '/tips/follow-up',
  '/tips/numbers',
  '/complaints/new',
  '/complaints/follow-up',
  '/tips/sent',
  '/complaints/sent',
  '/arrivals/unknown',
  '/tips/arrivals/unknown',
  '/sign-in/again',
  '/help',
  '/accessibility',
  '/privacy',
]

it.each(open)('%s hinders nobody, in either language, on a phone and on a desk', async (path) => {
  const phone = await visitor(null, true)
  await phone.goto(path)
  await expectAccessible(phone)
  const desk = await visitor(null, true, { width: 1440, height: 900 })
  await desk.context().addCookies([{ name: 'language', value: 'en', url: phone.url() }])
  await desk.goto(path)
  expect(await desk.locator('html').getAttribute('lang')).toBe('en')
  await expectAccessible(desk)
})

it('a notice hinders nobody, from the village’s list to the posting itself', async () => {
  const neighbour = await visitor(null, true)
  await neighbour.goto('/notices?in=500153001001')
  await expectAccessible(neighbour)
  const posting = neighbour.locator('main a[href^="/notices/"]').first()
  await neighbour.goto((await posting.getAttribute('href')) ?? '')
  expect(await neighbour.locator('main').innerText()).toContain('元')
  await expectAccessible(neighbour)
})

it('a page that does not exist says so kindly', async () => {
  const page = await visitor(null, false)
  expect((await page.goto('/nowhere'))?.status()).toBe(404)
  expect(await page.locator('h1').innerText()).toBeTruthy()
})

const own = ['', '/receipt', '/withdraw', '/documents']
const desks = [
  ['town-changyuan', '/desk'],
  ['county-officer', '/desk'],
  ['county-confirmer', '/desk/signatures'],
  ['agent-changyuan', '/desk/signatures'],
  ['town-changyuan', '/desk/benefits'],
  ['agent-changyuan', '/desk/mandates'],
  ['agent-changyuan', '/desk/mandates/new'],
  ['town-changyuan', '/desk/held-drafts'],
  ['grid-changyuan', '/desk'],
  ['town-changyuan', '/desk/referrals'],
  ['town-changyuan', '/desk/referrals/new'],
  ['county-officer', '/desk/complaints'],
  ['county-verifier', '/desk'],
  ['county-supervisor', '/desk/tips'],
  ['tip-handler', '/desk/tips'],
  ['tip-handler', '/desk/tips/record'],
  ['tip-handler', '/desk/tips/key'],
  ['custodian-a', '/desk/custody'],
  ['custodian-a', '/desk/custody/key'],
  ['custodian-a', '/desk/custody/keys/tip-handler'],
  ['county-admin', '/desk/people'],
  ['county-admin', '/desk/people/new'],
  ['county-admin', '/desk/kin'],
  ['county-admin', '/desk/divisions'],
  ['county-admin', '/desk/divisions/500153001001'],
  ['county-admin', '/desk/policies'],
  ['county-confirmer', '/desk/policies'],
  ['town-changyuan', '/desk/stand-aside'],
] as const

it('a family’s own pages hinder nobody', async () => {
  const li = await visitor('resident-li', true)
  await li.goto('/applications')
  await expectAccessible(li)
  const application = (await li.locator('main a[href^="/applications/"]').first().getAttribute('href')) ?? ''
  for (const page of ['claim', 'invitation']) {
    await li.goto(`/applications/${page}`)
    await expectAccessible(li)
  }
  for (const page of own) {
    await li.goto(application + page)
    await expectAccessible(li)
  }
})

it.each(desks)('%s finds %s open to everybody’s eyes and hands, with the first thing on it', async (account, path) => {
  const officer = await visitor(account, true)
  await officer.goto(path)
  await expectAccessible(officer)
  const first = officer.locator('main a[href^="/desk/"]').first()
  if ((await first.count()) === 0) return
  await officer.goto((await first.getAttribute('href')) ?? '')
  await expectAccessible(officer)
})
