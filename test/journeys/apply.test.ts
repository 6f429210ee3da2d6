import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, inABrowser, press, visitor } from '../support/browser.ts'
import { identityNumber } from '../support/family.ts'
import { wholeFiles } from '../support/files.ts'

inABrowser()

const save = (page: Page) => press(page, '保存并继续')
const choose = (page: Page, name: string, value: string) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check()
const tell = (page: Page, fields: Record<string, string>) =>
  Object.entries(fields).reduce(
    (before, [name, text]) => before.then(() => page.locator(`[name="${name}"]`).fill(text)),
    Promise.resolve(),
  )

const tellMember = async (page: Page, name: string, idNumber: string, relation: string | null) => {
  await tell(page, { name, idNumber })
  if (relation !== null) await choose(page, 'relation', relation)
  await page.locator('select[name="disabilityGrade"]').selectOption('none')
  await choose(page, 'seriouslyIll', 'no')
  await save(page)
}

/** A place told earlier is not asked again level by level; whichever question stands is answered. */
const tellPlace = async (page: Page, application: string, look: () => Promise<void>) => {
  await page.goto(`${application}/place?ask=registration`)
  await look()
  await choose(page, 'registration', 'here')
  await save(page)
  await page.goto(`${application}/place?ask=county`)
  for (const [step, code] of [
    ['county', '500153'],
    ['town', '500153001'],
    ['village', '500153001001'],
  ] as const) {
    const question = page.locator(`select[name="${step}"]`)
    if ((await question.count()) === 0) continue
    await look()
    await question.selectOption(code)
    await save(page)
  }
  await look()
  expect(await page.locator('main').innerText()).toContain('申请交给：昌元街道')
  await tell(page, { address: '人民路 12 号' })
  await save(page)
}

/** What the answer before this page changed. */
const changed = (page: Page) => page.locator('.changed').innerText()

/** A daughter elsewhere: what she pays is asked, and her number only if she agrees. */
const tellSupporter = async (page: Page, look: () => Promise<void>) => {
  await page.waitForURL('**/supporters?after=incomes')
  expect(await changed(page)).toMatch(/全家的收入记下了\s+减去：打零工 −600.00 元/)
  await look()
  await page.getByRole('link', { name: '加一个人' }).click()
  await page.waitForURL('**/supporters/1')
  await tell(page, { name: '王小燕', amount: '100' })
  await choose(page, 'relation', 'child')
  await choose(page, 'consent', 'yes')
  await save(page)
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('身份证号')
  expect(await page.locator('[name="name"]').inputValue()).toBe('王小燕')
  await look()
  await choose(page, 'consent', 'no')
  await save(page)
  await page.waitForURL('**/supporters')
  expect(await page.locator('main').innerText()).toMatch(/儿子或女儿，每月 100.00 元\s+没有同意查询/)
  await look()
  await page.locator('button.as-link').click()
  await page.getByRole('button', { name: '没有这样的人' }).click()
}

const tellTheRest = async (page: Page, application: string, look: () => Promise<void>) => {
  await page.goto(`${application}/incomes/1`)
  await look()
  await page.locator('[name="none"]').check()
  await save(page)
  await page.goto(`${application}/incomes/2`)
  await look()
  await page.locator('select[name="line.0.kind"]').selectOption('odd-job')
  await tell(page, { 'line.0.amount': '600' })
  await save(page)
  await page.waitForURL('**/incomes')
  await page.getByRole('link', { name: '都填好了，继续' }).click()
  await tellSupporter(page, look)
  await page.waitForURL('**/deductions?after=supporters')
  expect(await changed(page)).toContain('金额不变')
  await look()
  await page.locator('[name="none"]').check()
  await save(page)
  await page.goto(`${application}/property`)
  await look()
  await tell(page, { financial: '2,000.50', homes: '1', cars: '0', shops: '0' })
  await save(page)
  expect(await changed(page)).toContain('2,000.50')
  await page.goto(`${application}/account`)
  await look()
  await tell(page, { holder: '王建国', number: '6217009900000000121', bank: '农业银行' })
  await choose(page, 'kind', 'CARD')
  await save(page)
  await page.goto(`${application}/circumstances`)
  await look()
  await choose(page, 'cause', 'illness')
  await choose(page, 'kinOfOfficer', 'no')
  await save(page)
}

const uploadWithScript = async (page: Page) => {
  await page
    .locator('#file-identity')
    .setInputFiles({ name: '身份证.png', mimeType: 'image/png', buffer: wholeFiles['image/png'] })
  await page.getByText('检查通过').first().waitFor()
}

/** Each document is its own plain form; what became of it shows in its own frame. */
const uploadWithoutScript = async (page: Page) => {
  await choose(page, 'kinds', 'identity')
  await press(page, '准备上传')
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: '身份证.png', mimeType: 'image/png', buffer: wholeFiles['image/png'] })
  await page.getByRole('button', { name: '上传这一份' }).first().click()
  const frame = page.locator('iframe').first().contentFrame()
  await expect.poll(async () => frame.locator('body').innerText(), { timeout: 20_000 }).toMatch(/通过/)
}

describe.each([
  { script: true, account: 'resident-wang' },
  { script: false, account: 'resident-wang' },
])('a resident applies on a phone, JavaScript $script', ({ script, account }) => {
  it('keeps everything, sends it once, and sees where it stands', async () => {
    const page = await visitor(account, script)
    const look = () => (script ? expectAccessible(page) : Promise.resolve())
    await page.goto('/apply')
    await look()
    await choose(page, 'program', 'urban-dibao')
    await press(page, '开始填')
    const application = new URL(page.url()).pathname
    await look()

    await tellPlace(page, application, look)
    await page.goto(`${application}/members/1`)
    await tellMember(page, '王建国', identityNumber('1979-09-11', script ? 501 : 511), null)

    // Typed wrongly, the number stays as typed, on this device and on another one.
    await page.goto(`${application}/members/2`)
    await tellMember(page, '陈玉珍', '990101198202040042', 'spouse')
    await expect.poll(() => page.title()).toContain('错误')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('身份证号')
    expect(await page.locator('[name="idNumber"]').inputValue()).toBe('990101198202040042')
    await look()
    const elsewhere = await visitor(account, script)
    await elsewhere.goto(`${application}/members/2`)
    expect(await elsewhere.locator('[name="name"]').inputValue()).toBe('陈玉珍')
    expect(await elsewhere.locator('[name="idNumber"]').inputValue()).toBe('990101198202040042')
    await tellMember(page, '陈玉珍', identityNumber('1982-02-04', script ? 502 : 512), 'spouse')

    // Only what decides the count is asked, and what each answer changed stands on the page.
    await page.waitForURL('**/members/2/living')
    await look()
    await choose(page, 'absence', 'prison')
    await save(page)
    expect(await page.locator('main').innerText()).toMatch(/计入人数：1 人/)
    expect(await page.locator('main').innerText()).toContain('从 2 人变成 1 人')
    expect(await page.locator('main').innerText()).toContain('不计入：正在服刑（57号文 第七条第二款（二））')
    await look()
    await page.goto(`${application}/members/2/living`)
    await choose(page, 'absence', 'none')
    await save(page)
    expect(await page.locator('main').innerText()).toMatch(/计入人数：2 人/)
    expect(await page.locator('main').innerText()).toContain('从 1 人变成 2 人')

    await tellTheRest(page, application, look)
    await page.goto(`${application}/documents`)
    await look()
    await (script ? uploadWithScript(page) : uploadWithoutScript(page))

    await page.goto(`${application}/check`)
    expect(await page.locator('main').innerText()).toContain('798.10')
    await look()
    await page.goto(`${application}/declare`)
    await page.locator('[name="truthDeclared"]').check()
    await page.locator('[name="verificationAuthorised"]').check()
    await look()
    await press(page, '提交申请')

    await page.waitForURL('**/applications/**')
    expect(await page.locator('main').innerText()).toMatch(/RC-\d{4}-[2-9A-Z]{4}/)
    await look()
    await page.goto(`${application.replace('/apply/', '/applications/')}/receipt`)
    expect(await page.locator('main').innerText()).toMatch(/RC-\d{4}-[2-9A-Z]{4}/)
    await look()
  })
})

it('who lives here with a residence permit is told at once that this place does not take it, and where to go', async () => {
  const page = await visitor('resident-li', true)
  await page.goto('/apply')
  await choose(page, 'program', 'rural-dibao')
  await press(page, '开始填')
  const place = `${new URL(page.url()).pathname}/place`
  await page.goto(`${place}?ask=registration`)
  await choose(page, 'registration', 'permit')
  await save(page)
  await tell(page, { months: '八' })
  await save(page)
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('请填数字')
  expect(await page.locator('[name="months"]').inputValue()).toBe('八')
  await tell(page, { months: '8' })
  await save(page)
  for (const [step, code] of [
    ['county', '500153'],
    ['town', '500153001'],
    ['village', '500153001001'],
  ] as const) {
    await page.locator(`select[name="${step}"]`).selectOption(code)
    await save(page)
  }
  await tell(page, { address: '人民路 12 号' })
  await save(page)
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('请向户口所在地的乡镇、街道申请')
  expect(await page.locator('[name="address"]').inputValue()).toBe('人民路 12 号')
  await expectAccessible(page)

  // The other answer changes where it goes, and what is asked.
  await page.goto(`${place}?ask=registration`)
  await choose(page, 'registration', 'apart')
  await save(page)
  expect(await page.locator('main').innerText()).toMatch(/申请交给：昌元街道[^]*45 个工作日[^]*现在住在哪里/)
  await expectAccessible(page)
  await tell(page, { address: '广东省广州市天河区体育西路 5 号' })
  await save(page)
  await page.waitForURL('**/members**')
  await page.goto(new URL(page.url()).pathname.replace(/\/apply\/([^/]+)\/.*/, '/applications/$1/withdraw'))
  await press(page, /撤回|放弃|不申请/)
})

it('a page sent after the sign-in ended loses nothing of what was typed', async () => {
  const page = await visitor('resident-li', false)
  await page.goto('/apply')
  await choose(page, 'program', 'rural-dibao')
  await press(page, '开始填')
  const account = `${new URL(page.url()).pathname}/account`
  await page.goto(account)
  await tell(page, { bank: '邮政储蓄银行' })
  await page.context().clearCookies({ name: /^session/ })
  await save(page)
  const other = await page.context().newPage()
  await other.goto('/sign-in')
  const listed = other.locator('button[value="resident-li"]')
  if ((await listed.count()) > 0) await listed.click()
  await other.waitForURL('**/applications')
  await press(page, '已经登录好，接着提交')
  expect(new URL(page.url()).pathname).toBe(account)
  expect(await page.locator('[name="bank"]').inputValue()).toBe('邮政储蓄银行')
})

it('a field that was left is kept without pressing anything (JavaScript on)', async () => {
  const page = await visitor('resident-li', true)
  await page.goto('/apply')
  await choose(page, 'program', 'rural-dibao')
  await press(page, '开始填')
  const application = new URL(page.url()).pathname
  await page.goto(`${application}/account`, { waitUntil: 'networkidle' })
  await tell(page, { bank: '邮政储' })
  await page.locator('[name="bank"]').blur()
  await page.getByText('已保存').waitFor()
  const phoneOfHerSon = await visitor('resident-li', false)
  await phoneOfHerSon.goto(`${application}/account`)
  expect(await phoneOfHerSon.locator('[name="bank"]').inputValue()).toBe('邮政储')
})
