import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { noKin } from '#shared/domain/applications/kin.ts'
import { begin, type Benefit } from '#shared/domain/benefits/benefit.ts'
import { PolicyFile } from '#shared/domain/programs/policy.ts'
import type { Notice } from '#shared/domain/notices/notice.ts'
import { allDivisionChanges, recordDivisionChange } from '#shared/store/division-changes.ts'
import { findPerson, savePerson } from '#shared/store/people.ts'
import { allPolicies, findNotice, noticesOf, postNotice, savePolicy } from '#shared/store/public-record.ts'
import { listBenefit, listedIn } from '#shared/store/standing-list.ts'
import policyFile from '../cases/policies.json' with { type: 'json' }
import { requestsDuring } from '../support/counted-requests.ts'

const village = '500153001002'
type Review = Extract<Notice, { kind: 'REVIEW' }>
const notice = (changes: Partial<Review> = {}): Review => ({
  id: randomUUID(),
  kind: 'REVIEW',
  village,
  program: 'urban-dibao',
  applicantName: '李桂花',
  persons: 3,
  monthlyFen: 76_597,
  postedOn: '2026-11-20',
  lastDay: '2026-11-27',
  ...changes,
})

describe('a notice', () => {
  test('stands through its last day, and not a day longer', async () => {
    const posted = notice()
    await postNotice(posted.id, 5, posted)
    expect(await findNotice(posted.id, '2026-11-27')).toEqual(posted)
    expect(await findNotice(posted.id, '2026-11-28')).toBeNull()
    expect(await noticesOf(village, '2026-11-27')).toContainEqual(posted)
    expect(await noticesOf(village, '2026-11-28')).not.toContainEqual(posted)
  })

  test('is listed in its own village, newest first', async () => {
    const place = '500153001003'
    const dates = ['2026-11-18', '2026-11-21', '2026-11-19']
    for (const postedOn of dates) {
      const posted = notice({ village: place, postedOn })
      await postNotice(posted.id, 1, posted)
    }
    const listed = await noticesOf(place, '2026-11-22')
    expect(listed.map(({ postedOn }) => postedOn)).toEqual(['2026-11-21', '2026-11-19', '2026-11-18'])
    expect(await noticesOf('500153101001', '2026-11-22')).toEqual([])
  })

  test('posted again changes nothing; an older change than the one known is ignored', async () => {
    const posted = notice()
    await postNotice(posted.id, 5, posted)
    await postNotice(posted.id, 5, { ...posted, persons: 9 })
    await postNotice(posted.id, 4, null)
    expect(await findNotice(posted.id, '2026-11-21')).toEqual(posted)
    await postNotice(posted.id, 6, { ...posted, persons: 4 })
    expect(await findNotice(posted.id, '2026-11-21')).toMatchObject({ persons: 4 })
  })

  test('taken down is gone from everywhere, and a late repeat does not bring it back', async () => {
    const posted = notice()
    await postNotice(posted.id, 5, posted)
    await postNotice(posted.id, 6, null)
    await postNotice(posted.id, 5, posted)
    expect(await findNotice(posted.id, '2026-11-21')).toBeNull()
    expect((await noticesOf(village, '2026-11-21')).map(({ id }) => id)).not.toContain(posted.id)
  })
})

describe('the long-term list', () => {
  const listed = (changes: Partial<Benefit>): Benefit => ({
    ...begin({
      id: randomUUID(),
      number: 'RC-2611-0000',
      program: 'rural-dibao',
      village: '500153101001',
      recipient: 'resident-wang',
      applicant: '王建国',
      persons: 2,
      kin: noKin,
      monthlyFen: 60_000,
      firstMonth: '2026-10',
      recheckEvery: 12,
    }),
    ...changes,
  })
  const fen = async ({ village }: Benefit) => (await listedIn(village)).map(({ monthlyFen }) => monthlyFen)

  test('has a line for each benefit of a village, as the latest version says, however late an older one comes', async () => {
    const benefit = listed({})
    await listBenefit({ ...benefit, version: 3, monthlyFen: 50_000 })
    await listBenefit(benefit)
    await listBenefit({ ...benefit, version: 3, monthlyFen: 40_000 })
    expect(await fen(benefit)).toEqual([50_000])
    await listBenefit({ ...benefit, version: 4, monthlyFen: 30_000 })
    expect(await fen(benefit)).toEqual([30_000])
    expect(await listedIn('500153101002')).toEqual([])
  })

  test('knows neither account nor number nor relative of who is paid', async () => {
    const benefit = listed({ village: '500153101003', kin: { ...noKin, names: ['赵敏'] } })
    await listBenefit(benefit)
    expect(JSON.stringify(await listedIn(benefit.village))).not.toMatch(/resident-wang|RC-2611|赵敏/)
  })
})

describe('policies', () => {
  test('are all read at once, and then kept in memory', async () => {
    const { policies } = PolicyFile.parse(policyFile)
    for (const policy of policies) await savePolicy(policy)
    const byId = (all: typeof policies) => all.toSorted((a, b) => a.id.localeCompare(b.id))
    expect(byId(await allPolicies())).toEqual(byId(policies))
    expect((await requestsDuring(allPolicies)).requests).toEqual([])
  })
})

describe('changes of the divisions', () => {
  const recorded = (name: string, county = '500153') => ({
    change: { kind: 'added', code: `${county}001009`, name, from: '2026-11-20' } as const,
    by: { id: 'county-admin', name: '唐磊' },
    at: '2026-11-20T02:00:00.000Z',
  })

  test('are numbered county by county, none over another, and kept in memory until they are asked for as of now', async () => {
    expect(await recordDivisionChange('500153', 1, recorded('新桥社区'))).toBe(true)
    expect(await recordDivisionChange('500153', 1, recorded('老桥社区'))).toBe(false)
    expect(await recordDivisionChange('341623', 1, recorded('新街社区', '341623'))).toBe(true)
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)
    expect(names(await allDivisionChanges())).toEqual(['新街社区', '新桥社区'])
    expect(await recordDivisionChange('500153', 2, recorded('石桥社区'))).toBe(true)
    expect((await requestsDuring(allDivisionChanges)).requests).toEqual([])
    expect(names(await allDivisionChanges('now'))).toEqual(['新街社区', '新桥社区', '石桥社区'])
    expect(names(await allDivisionChanges())).toContain('石桥社区')
  })
})

describe('people', () => {
  test('are found by account, with the role and division they hold now', async () => {
    const zhao = { id: 'town-changyuan', name: '赵敏', role: 'town-officer', division: '500153001' } as const
    await savePerson(zhao)
    expect(await findPerson(zhao.id)).toEqual(zhao)
    await savePerson({ ...zhao, division: '500153101' })
    expect((await findPerson(zhao.id))?.division).toBe('500153101')
    expect(await findPerson('nobody')).toBeNull()
  })
})
