import { describe, expect, test } from 'vitest'
import { Notice, noticesFor } from '#shared/domain/notices/notice.ts'
import { sections } from '#shared/domain/applications/answers.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { assessment } from '#shared/domain/applications/assess.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { calculated, caseAfter, entitled, family, noticeId } from '../applications/case.ts'
import * as past from '../applications/history.ts'

const named = (applicant: string) => ({
  id: noticeId,
  applicant,
  postedOn: '2026-09-01',
  lastDay: '2026-09-08',
  movesOn: { date: '2026-09-09', provisional: false },
})

describe('a posted opinion', () => {
  const [shown] = noticesFor(caseAfter(past.posted))

  test('shows the applicant’s name, the number of persons and the amount, where and until when', () => {
    expect(Notice.parse(shown)).toEqual({
      id: noticeId,
      kind: 'REVIEW',
      village: '500153001001',
      program: 'urban-dibao',
      applicantName: '李桂花',
      persons: 3,
      monthlyFen: 129_600,
      postedOn: '2026-09-09',
      lastDay: '2026-09-16',
    })
  })

  test('counts those who are helped, not everybody who was named (57号 art. 7, 24)', () => {
    const apart = {
      ...family,
      members: family.members.map((member, at) => ({ ...member, ...(at === 2 && { living: 'apart' as const }) })),
    }
    const { members } = assessment({ program: 'urban-dibao', adjustments: [] }, apart, '2026-09', dibao)
    const calculation = calculated(entitled)
    const two = {
      ...past.grantProposed(),
      calculation: { ...calculation, request: { ...calculation.request, members } },
    }
    const [announced] = noticesFor(caseAfter([...past.investigated, two], apart))
    expect(announced).toMatchObject({ kind: 'REVIEW', persons: 2 })
  })

  test('shows nothing else: no other member, number, address, bank, illness, reason or officer', () => {
    expect(JSON.stringify(shown)).not.toMatch(
      /王建军|王小军|990101|人民路|农商行|62170099|disab|符合条件|孙丽华|resident-/,
    )
  })
})

describe('nothing is shown', () => {
  test.each([
    ['of a draft', []],
    ['before an opinion', past.investigated],
    ['of a family found unfit', past.foundUnfit],
    ['of an opinion to refuse', past.refusalOpen],
    ['while an objection is looked into', past.objected],
    ['during a second survey', [...past.objected, past.resurveyOrdered()]],
    ['while an appraisal is held', [...past.objected, past.appraisalOrdered()]],
    ['while the county decides', past.withCounty],
    ['of a case sent back to the town', [...past.withCounty, past.returnedToTown()]],
    ['of a decision not announced yet', past.granted],
    ['of a refusal', [...past.ready, past.refused()]],
    ['of a family that withdrew during its notice', [...past.posted, past.withdrawn('2026-09-10')]],
    ['of a case that was ended', [...past.underInvestigation, past.warned(), past.terminated()]],
  ])('%s', (_, events) => expect(noticesFor(caseAfter(events))).toEqual([]))
})

describe('a second notice', () => {
  test('after an objection replaces the first, with its own days', () => {
    const again = caseAfter([
      ...past.objected,
      past.appraisalOrdered(),
      past.appraisalRecorded(),
      past.grantProposed('2026-09-18'),
    ])
    expect(noticesFor(again)).toMatchObject([{ kind: 'REVIEW', postedOn: '2026-09-18', lastDay: '2026-09-25' }])
  })
})

describe('an announcement', () => {
  test('shows the amount that was decided, for as long as a notice', () => {
    const [shown] = noticesFor(caseAfter([...past.granted, past.announced('2026-09-24')]))
    expect(Notice.parse(shown)).toEqual({
      id: noticeId,
      kind: 'ANNOUNCEMENT',
      village: '500153001001',
      program: 'urban-dibao',
      applicantName: '李桂花',
      persons: 3,
      monthlyFen: 129_600,
      postedOn: '2026-09-24',
      lastDay: '2026-10-01',
    })
  })
})

describe('of an applicant who is a minor', () => {
  test('the guardian is named in every notice, never the child', () => {
    const child = { ...family.members[2], relation: 'self' as const }
    const mother = { ...family.members[0], relation: 'parent' as const }
    const answers = { ...family, members: sections.members.parse([child, mother]) }
    const shown = noticesFor({ ...caseAfter(past.posted, answers), listing: named('李桂花') })
    expect(shown.map(({ kind, applicantName }) => [kind, applicantName])).toEqual([
      ['APPLICATION', '李桂花'],
      ['REVIEW', '李桂花'],
    ])
  })
})

describe('a list of who applied, where the region has one', () => {
  const listed = caseAfter([past.submitted(), { ...past.accepted(), listing: named('李桂花') }])

  test('shows name, place and program, and neither persons nor an amount', () => {
    const [shown] = noticesFor(listed)
    expect(Notice.parse(shown)).toEqual({
      id: noticeId,
      kind: 'APPLICATION',
      village: '500153001001',
      program: 'urban-dibao',
      applicantName: '李桂花',
      postedOn: '2026-09-01',
      lastDay: '2026-09-08',
    })
  })

  test.each([
    ['withdraws', past.withdrawn('2026-09-02')],
    ['is ended', past.terminated()],
  ])('loses the family that %s', (_, event) => expect(noticesFor(evolve(listed, event))).toEqual([]))
})
