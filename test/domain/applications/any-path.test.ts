import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Application, closedStages, Stage } from '#shared/domain/applications/application.ts'
import { barred } from '#shared/domain/applications/decide.ts'
import { Event } from '#shared/domain/applications/events.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { forFamily } from '#shared/domain/applications/timeline.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { ownView } from '#shared/domain/applications/views.ts'
import { addDays, isWorkingDay, localDate, monthOf, nextMonth } from '#shared/domain/calendar/calendar.ts'
import { noticeOf } from '#shared/domain/notices/notice.ts'
import { actors, eventsIn, mayNot, officeOnly, verbs, walks, type Deed } from './walks.ts'
import { people } from './case.ts'

const always = (holds: (deeds: readonly Deed[]) => void, numRuns = 1000) =>
  fc.assert(
    fc.property(walks, (deeds) => holds(deeds)),
    { numRuns },
  )
type Of<Type extends Event['type']> = Extract<Event, { type: Type }>
const is =
  <Type extends Event['type']>(type: Type) =>
  (event: Event): event is Of<Type> =>
    event.type === type
const lastIndex = (events: readonly Event[], type: Event['type']) => events.findLastIndex(is(type))

/** Judged from what happened alone, not from what the state says of itself. */
const expectLawfulGrant = (events: readonly Event[], isKin: boolean) => {
  const grant = events.findLast(is('confirmed'))
  const opinion = events.findLast(is('opinionGiven'))
  const survey = events.findLast(is('surveyRecorded'))
  const forward = events.findLast(is('forwarded'))
  const notice = opinion?.notice
  if (!grant || !opinion || !survey || !forward || !notice) throw new Error('granted without its steps')

  expect(new Set(survey.surveyors).size).toBeGreaterThanOrEqual(2)
  expect(lastIndex(events, 'surveyRecorded')).toBeGreaterThan(lastIndex(events, 'resurveyOrdered'))

  expect(events.findLast(is('verificationReported'))?.result).toBe('fit')
  const recheck = events.findLastIndex(
    (event) => event.type === 'findingAnswered' && event.verificationStartDue !== null,
  )
  expect(lastIndex(events, 'verificationReported')).toBeGreaterThan(recheck)

  expect(opinion.outcome).toBe('grant')
  expect(grant.monthlyFen).toBe(opinion.monthlyFen)
  expect(notice.lastDay).toBe(addDays(notice.postedOn, 7).date)
  expect(notice.movesOn.date > notice.lastDay && isWorkingDay(notice.movesOn.date)).toBe(true)
  expect(lastIndex(events, 'forwarded')).toBeGreaterThan(lastIndex(events, 'opinionGiven'))
  expect(localDate(forward.at) >= notice.movesOn.date).toBe(true)

  events.forEach((event, at) => {
    if (event.type !== 'objectionRecorded') return
    const since = events.slice(at, lastIndex(events, 'opinionGiven') + 1).map(({ type }) => type)
    const settled = since.indexOf('appraisalOrdered') >= 0 ? 'appraisalRecorded' : 'surveyRecorded'
    expect(since).toContain(settled)
    expect(since).toContain('opinionGiven')
  })

  expect(grant.signedBy.map(({ id }) => id)).toEqual([events.findLast(is('examined'))?.by.id, grant.by.id])
  expect(new Set(grant.signedBy.map(({ id }) => id)).size).toBe(2)
  expect(grant.by.role).toBe('county-confirmer')
  expect(lastIndex(events, 'examined')).toBeGreaterThan(lastIndex(events, 'forwarded'))
  const handsIn = events.flatMap((event) => {
    if (event.type === 'surveyRecorded') return [...event.surveyors, event.by.id]
    return event.type === 'opinionGiven' || event.type === 'examined' ? [event.by.id] : []
  })
  expect(handsIn).not.toContain(grant.by.id)
  expect(handsIn).not.toContain(grant.by.name)
  expect(people.li.id).not.toBe(grant.by.id)

  if (isKin) expect(events.some(is('countyVisitRecorded'))).toBe(true)
  expect(grant.firstMonth).toBe(nextMonth(monthOf(localDate(grant.at))))
}

describe('on any path', () => {
  test('nothing is granted without survey by two, verification, a closed notice, settled objections, two signatures', () => {
    let grants = 0
    let afterObjection = 0
    always((deeds) => {
      deeds.forEach(({ outcome, after }, at) => {
        if (after.stage !== 'CONFIRMED' && after.stage !== 'ANNOUNCED') return
        if (isRefusal(outcome)) return
        const events = eventsIn(deeds.slice(0, at + 1))
        expectLawfulGrant(events, after.answers.circumstances?.kinOfOfficer === true)
        grants += 1
        if (events.some(is('objectionRecorded'))) afterObjection += 1
      })
    }, 3000)
    // The walks do get there, or nothing would be proved.
    expect(grants).toBeGreaterThan(100)
    expect(afterObjection).toBeGreaterThan(10)
  })

  test('a refused command changes nothing, and a followed one is one event, one version, one way of the verb', () => {
    let refusals = 0
    always((deeds) => {
      for (const { before, command, outcome, after } of deeds) {
        if (isRefusal(outcome)) {
          refusals += 1
          expect(after).toBe(before)
          continue
        }
        expect(after.version).toBe(before.version + 1)
        expect(transitions[command.verb].ways[before.stage]).toContain(after.stage)
      }
    })
    expect(refusals).toBeGreaterThan(1000)
  })

  test('every event and every state is one that the store and the wire can carry', () => {
    always((deeds) => {
      for (const { outcome, after } of deeds) {
        if (isRefusal(outcome)) continue
        expect(Event.parse(outcome)).toEqual(outcome)
        expect(Application.parse(after)).toEqual(after)
      }
    }, 300)
  })

  test('nobody acts without the role, and nobody at all on a closed case', () => {
    always((deeds) => {
      for (const { after } of deeds)
        for (const verb of verbs) {
          for (const actor of mayNot(verb)) expect(barred(after, verb, actor)).toEqual({ problem: 'ROLE_NOT_ALLOWED' })
          if (closedStages.includes(after.stage))
            for (const actor of actors) expect(barred(after, verb, actor)).not.toBeNull()
        }
    }, 20)
  })

  test('no date is set before the day it is set on, and the end of the whole only ever moves to 45 days', () => {
    always((deeds) => {
      for (const { before, outcome, after } of deeds) {
        if (isRefusal(outcome)) continue
        const today = localDate(outcome.at)
        const dates = Object.entries(outcome).flatMap(([name, value]: [string, unknown]) => {
          const set = Event.options.length > 0 && typeof value === 'object' && value !== null && 'date' in value
          return set && name !== 'totalDue' ? [value.date] : []
        })
        for (const date of dates) expect(String(date) >= today).toBe(true)
        if (after.notice !== before.notice && after.notice !== null)
          expect(after.notice.movesOn.date > today).toBe(true)
        if (before.totalDue === null || after.totalDue === null) continue
        expect(after.totalDue.date >= before.totalDue.date).toBe(true)
        const moved = after.totalDue.date !== before.totalDue.date
        expect(moved).toBe(outcome.type === 'objectionRecorded' && !before.totalExtended)
      }
    })
  })

  test('every open stage of the office has a date, and none of the family’s or of a closed case', () => {
    const withoutDate: readonly Stage[] = ['DRAFT', 'RETURNED_ONCE', ...closedStages]
    always((deeds) => {
      for (const { after } of deeds) expect(after.due === null).toBe(withoutDate.includes(after.stage))
    }, 300)
  })

  test('the family reads no neighbour’s words, no note of an office to another, and no officer’s name', () => {
    const names = actors.filter(({ role, id }) => role !== 'resident' && id !== people.li.id).map(({ name }) => name)
    always((deeds) => {
      const last = deeds.at(-1)
      if (last === undefined) return
      const events = eventsIn(deeds)
      const file = { application: last.after, events, documents: [], scratch: {} }
      const page = JSON.stringify([events.map(forFamily), ownView(file, people.li, '2026-11-20', null)])
      expect(page).not.toContain(officeOnly)
      for (const name of names) expect(page).not.toContain(name)
      for (const { id, role } of actors)
        if (role !== 'resident' && id !== people.li.id) expect(page).not.toContain(`"${id}"`)
    })
  })

  test('nothing is public but a posted grant and its announcement', () => {
    always((deeds) => {
      for (const { after } of deeds) {
        const notice = noticeOf(after)
        const kind = { NOTICE_REVIEW: 'REVIEW', ANNOUNCED: 'ANNOUNCEMENT' }[String(after.stage)]
        expect(notice?.kind).toBe(kind)
        expect(JSON.stringify(notice)).not.toContain('990101')
      }
    }, 300)
  })
})

test('every arrow of the picture is walked by some case, and every stage is reached', () => {
  const walked = new Set<string>()
  for (const deeds of fc.sample(walks, { numRuns: 2500, seed: 2026 }))
    for (const { before, command, outcome, after } of deeds)
      if (!isRefusal(outcome)) walked.add(`${command.verb}: ${before.stage} -> ${after.stage}`)
  const drawn = verbs.flatMap((verb) =>
    Stage.options.flatMap((from) => (transitions[verb].ways[from] ?? []).map((to) => `${verb}: ${from} -> ${to}`)),
  )
  expect(drawn.filter((arrow) => !walked.has(arrow))).toEqual([])
  expect([...walked].filter((arrow) => !drawn.includes(arrow))).toEqual([])
})
