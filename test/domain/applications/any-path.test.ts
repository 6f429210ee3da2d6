import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Application, closedStages, Stage } from '#shared/domain/applications/application.ts'
import { convened, isQuorate, present } from '#shared/domain/applications/appraisal.ts'
import type { Verb } from '#shared/domain/applications/commands.ts'
import { barred } from '#shared/domain/applications/decide.ts'
import { Event } from '#shared/domain/applications/events.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { concernsFamily, forFamily } from '#shared/domain/applications/timeline.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { ownView } from '#shared/domain/applications/views.ts'
import {
  addDays,
  addWorkingDays,
  DueDate,
  isWorkingDay,
  localDate,
  monthOf,
  nextMonth,
} from '#shared/domain/calendar/calendar.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { procedureIn } from '#shared/domain/programs/procedure.ts'
import { isRole } from '#shared/domain/people/person.ts'
import { noticesFor } from '#shared/domain/notices/notice.ts'
import {
  actors,
  eventsIn,
  mayNot,
  officeOnly,
  throwsOfDice,
  verbs,
  walk,
  walkFrom,
  type Deed,
  type Throws,
} from './walks.ts'
import { everyWay, mandateWays } from './ways.ts'
import { by, caseAfter, draftOf, morningOf, people } from './case.ts'
import * as past from './history.ts'

const always = (holds: (deeds: readonly Deed[]) => void, numRuns = 400, walked = walk) =>
  fc.assert(
    fc.property(throwsOfDice, (throws) => {
      holds(walked(throws))
    }),
    { numRuns },
  )
/** Followed once: every test below reads the same ways. */
const ways = everyWay()
type Of<Type extends Event['type']> = Extract<Event, { type: Type }>
const is =
  <Type extends Event['type']>(type: Type) =>
  (event: Event): event is Of<Type> =>
    event.type === type
const lastIndex = (events: readonly Event[], type: Event['type']) => events.findLastIndex(is(type))

/** Each objection and each lead has its answer; a named one after a survey or a signed appraisal with a quorum. */
const expectSettledObjections = (events: readonly Event[]) => {
  events.forEach((event, at) => {
    if (event.type !== 'objectionRecorded') return
    const since = events.slice(at)
    const answer = since.findIndex((later) => later.type === 'objectionSettled' && later.objection === event.objection)
    expect(answer).toBeGreaterThan(0)
    if (!event.named) return
    const lookedInto = since.slice(0, answer).map(({ type }) => type)
    expect(lookedInto.some((type) => type === 'surveyRecorded' || type === 'appraisalRecorded')).toBe(true)
    expect(since.slice(answer).map(({ type }) => type)).toContain('opinionGiven')
  })
  const ordered = lastIndex(events, 'appraisalOrdered')
  if (ordered < 0) return
  const held = events.findLast(is('appraisalRecorded'))?.meeting
  expect(lastIndex(events, 'appraisalRecorded')).toBeGreaterThan(ordered)
  expect(lastIndex(events, 'appraisalSigned')).toBeGreaterThan(lastIndex(events, 'appraisalRecorded'))
  const unsigned = events.findLast(is('appraisalSigned'))?.unsigned.length ?? Infinity
  expect(held && isQuorate(held, dibao.quorum)).toBe(true)
  expect(held && 3 * (present(held).length - unsigned) >= 2 * convened(held).length).toBe(true)
}

/** What the county asked, however often it sent the case back, was answered before it came up again. */
const expectAnsweredQuestions = (events: readonly Event[]) => {
  const asked = events.filter(is('returnedToTown')).flatMap(({ questions }) => questions)
  const forwarded = lastIndex(events, 'forwarded')
  const answered = events.slice(0, forwarded).filter(is('questionsAnswered'))
  expect(answered.flatMap(({ answers }) => answers.map(({ asked: words }) => words)).sort()).toEqual(asked.sort())
}

/** Made by two, signed by two of those who made it, and by the household or with the reason why not. */
const expectSignedSurvey = (events: readonly Event[], survey: Of<'surveyRecorded'>) => {
  const made = survey.surveyors.map(({ id }) => id)
  expect(new Set(made).size).toBeGreaterThanOrEqual(2)
  const recorded = lastIndex(events, 'surveyRecorded')
  expect(recorded).toBeGreaterThan(lastIndex(events, 'resurveyOrdered'))
  const since = events.slice(recorded)
  const signed = since.filter((event) => event.type === 'surveyRecorded' || event.type === 'surveySigned')
  expect(new Set(signed.map(({ by: { id } }) => id).filter((id) => made.includes(id))).size).toBeGreaterThanOrEqual(2)
  const closed = since.some(
    (event) =>
      event.type === 'householdSigned' ||
      event.type === 'householdNotSigned' ||
      (event.type === 'surveyAnswered' && event.right),
  )
  expect(closed).toBe(true)
}

/** Signed by two at least, who decides among them, each by their own act; of everybody else who was there it is said why not. */
const expectSignedMinutes = (events: readonly Event[], grant: Of<'confirmed'>) => {
  const met = lastIndex(events, 'examined')
  const since = events.slice(met)
  const present = (events.findLast(is('examined'))?.review.present ?? []).map(({ id }) => id)
  const signed = since
    .filter((event) => event.type === 'examined' || event.type === 'minutesSigned' || event === grant)
    .map(({ by: { id } }) => id)
  const hands = grant.signedBy.map(({ id }) => id)
  expect(new Set(hands).size).toBeGreaterThanOrEqual(2)
  expect(hands.at(-1)).toBe(grant.by.id)
  expect(hands.filter((id) => !present.includes(id) || !signed.includes(id))).toEqual([])
  const explained = since.filter(is('minutesNotSigned')).map(({ participant }) => participant)
  expect(present.filter((id) => !hands.includes(id) && !explained.includes(id))).toEqual([])
}

/** Judged from what happened alone, not from what the state says of itself. */
const expectLawfulGrant = (events: readonly Event[], isKin: boolean) => {
  const grant = events.findLast(is('confirmed'))
  const opinion = events.findLast(is('opinionGiven'))
  const survey = events.findLast(is('surveyRecorded'))
  const forward = events.findLast(is('forwarded'))
  const notice = events.findLast(is('noticePosted'))?.notice
  if (!grant || !opinion || !survey || !forward || !notice) throw new Error('granted without its steps')

  expectSignedSurvey(events, survey)

  expect(events.findLast(is('verificationReported'))?.result).toBe('fit')
  const recheck = events.findLastIndex(
    (event) => event.type === 'findingAnswered' && event.verificationStartDue !== null,
  )
  expect(lastIndex(events, 'verificationReported')).toBeGreaterThan(recheck)
  const started = lastIndex(events, 'verificationStarted')
  expect(started).toBeGreaterThan(Math.max(recheck, lastIndex(events, 'verificationRequested')))
  expect(lastIndex(events, 'verificationReported')).toBeGreaterThan(started)

  const settled = events.findLast(is('duplicatesResolved'))
  expect(lastIndex(events, 'duplicatesResolved')).toBeGreaterThanOrEqual(lastIndex(events, 'duplicatesNoted'))
  expect(settled?.finding).not.toBe('other-goes-on')

  expect(opinion.outcome).toBe('grant')
  const signed =
    opinion.by.role === 'town-lead' || lastIndex(events, 'opinionSigned') > lastIndex(events, 'opinionGiven')
  expect(signed).toBe(true)
  expect(grant.monthlyFen).toBe(opinion.monthlyFen)
  expect(notice.lastDay).toBe(addDays(notice.postedOn, 7).date)
  expect(notice.movesOn.date > notice.lastDay && isWorkingDay(notice.movesOn.date)).toBe(true)
  expect(lastIndex(events, 'noticePosted')).toBeGreaterThan(lastIndex(events, 'opinionGiven'))
  expect(lastIndex(events, 'forwarded')).toBeGreaterThan(lastIndex(events, 'noticePosted'))
  expect(localDate(forward.at) >= notice.movesOn.date).toBe(true)

  expectSettledObjections(events)
  expectAnsweredQuestions(events)

  expectSignedMinutes(events, grant)
  expect(grant.by.role).toBe('county-confirmer')
  expect(lastIndex(events, 'examined')).toBeGreaterThan(lastIndex(events, 'forwarded'))
  const handsIn = events.flatMap((event) => {
    if (event.type === 'surveyRecorded') return [...event.surveyors.flatMap(({ id, name }) => [id, name]), event.by.id]
    return event.type === 'opinionGiven' || event.type === 'examined' ? [event.by.id] : []
  })
  expect(handsIn).not.toContain(grant.by.id)
  expect(handsIn).not.toContain(grant.by.name)
  expect(people.li.id).not.toBe(grant.by.id)

  const isFound = events.some((event) => event.type === 'kinNoted' && event.names.length > 0)
  if (isKin || isFound) expect(events.some(is('countyVisitRecorded'))).toBe(true)
  expect(lastIndex(events, 'countyVisitRecorded')).toBeGreaterThanOrEqual(lastIndex(events, 'countyVisitOrdered'))
  expect(grant.firstMonth).toBe(nextMonth(monthOf(localDate(grant.at))))
}

/** What may still be said when a case has ended: who is a relative must not read that either. */
const remedies: readonly Verb[] = ['appeal', 'decideAppeal', 'reopen', 'noteKin']

interface Followed extends Deed {
  readonly outcome: Event
}
const wasFollowed = (deed: Deed): deed is Followed => !isRefusal(deed.outcome)

/** The days that an event sets for somebody to have acted by; the end of the whole is looked at apart. */
const datesSetBy = (event: Event): string[] =>
  Object.entries(event).flatMap(([name, value]: [string, unknown]) => {
    const due = DueDate.safeParse(value).data
    return due === undefined || name === 'totalDue' ? [] : [due.date]
  })

describe('on any path', () => {
  test('nothing is granted without a survey by two, signed, verification, a closed notice, settled objections, two signatures', () => {
    const seen = { grants: 0, afterObjection: 0, kin: 0 }
    always((deeds) => {
      const at = deeds.findIndex(({ after }) => after.stage === 'CONFIRMED' || after.stage === 'ANNOUNCED')
      if (at < 0) return
      const events = eventsIn(deeds.slice(0, at + 1))
      const isKin = deeds[0]?.before.answers.circumstances?.kinOfOfficer === true
      expectLawfulGrant(events, isKin)
      seen.grants += 1
      if (events.some(is('objectionRecorded'))) seen.afterObjection += 1
      if (isKin) seen.kin += 1
    }, 4000)
    // The walks do get there, or nothing would be proved.
    expect(seen.grants).toBeGreaterThan(100)
    expect(seen.afterObjection).toBeGreaterThan(0)
    expect(seen.kin).toBeGreaterThan(20)
  })

  test('nor after a return of the county, until each of its questions is answered', () => {
    const [sent, accepted, ...rest] = past.withCounty
    const back = [sent, accepted, past.verificationStarted(), ...rest, past.returnedToTown()]
    let grants = 0
    const onwards = ([, throws]: Throws) => walkFrom(caseAfter(back), '2026-09-23', throws)
    always(
      (deeds) => {
        const at = deeds.findIndex(({ after }) => after.stage === 'CONFIRMED')
        if (at < 0) return
        expectLawfulGrant([...back, ...eventsIn(deeds.slice(0, at + 1))], false)
        grants += 1
      },
      500,
      onwards,
    )
    expect(grants).toBeGreaterThan(20)
  })

  test('a refused command changes nothing, and a followed one is one event, one version, one way of its verb', () => {
    let refusals = 0
    always((deeds) => {
      const refused = deeds.filter((deed) => !wasFollowed(deed))
      refusals += refused.length
      expect(refused.filter(({ before, after }) => before !== after)).toEqual([])
      const astray = deeds.filter(wasFollowed).filter(({ before, after, command }) => {
        const ways = transitions[command.verb].ways[before.stage] ?? []
        return after.version !== before.version + 1 || !ways.includes(after.stage)
      })
      expect(astray).toEqual([])
    })
    expect(refusals).toBeGreaterThan(1000)
  })

  test('nobody acts as an officer on their own case or a registered relative’s, nor surveys that family, nor decides what they looked into', () => {
    let refused = 0
    always((deeds) => {
      for (const { before, facts, outcome } of deeds) {
        const stands = before.kin.officers.includes(facts.actor.id)
        if (!isRefusal(outcome)) {
          expect(stands).toBe(false)
          if (facts.actor.role !== 'resident') expect(facts.actor.id).not.toBe(before.resident)
          if (outcome.type === 'confirmed' || outcome.type === 'refused')
            expect(before.investigators.filter((one) => one === outcome.by.id || one === outcome.by.name)).toEqual([])
        } else if (stands && outcome.problem === 'CONFLICT_OF_INTEREST') refused += 1
        if (!isRefusal(outcome) && outcome.type === 'surveyRecorded')
          expect(outcome.surveyors.filter(({ name }) => before.kin.names.includes(name))).toEqual([])
      }
    })
    expect(refused).toBeGreaterThan(50)
  })

  test('every event and every state is one that the store and the wire can carry', () => {
    always((deeds) => {
      for (const { outcome, after } of deeds.filter(wasFollowed)) {
        expect(Event.safeParse(outcome).data).toEqual(outcome)
        expect(Application.safeParse(after).data).toEqual(after)
      }
    }, 40)
  })

  test('nobody acts without the role, and on a closed case nobody but for a remedy', () => {
    for (const { after } of ways) {
      const allowed = verbs.flatMap((verb) =>
        actors.filter((actor) => barred(after, verb, actor, dibao) === null).map(({ role }) => ({ verb, role })),
      )
      expect(allowed.filter(({ verb, role }) => !transitions[verb].by.includes(role))).toEqual([])
      // A refusal is owed its written reasons.
      if (closedStages.includes(after.stage) && after.due === null)
        expect(allowed.filter(({ verb }) => !remedies.includes(verb))).toEqual([])
    }
    for (const verb of verbs)
      for (const actor of mayNot(verb))
        expect(barred(draftOf(), verb, actor, dibao)).toEqual({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('no date is set before the day it is set on, and the end of the whole moves once, to 45 days', () => {
    always((deeds) => {
      for (const { before, outcome, after } of deeds.filter(wasFollowed)) {
        const today = localDate(outcome.at)
        const named = [
          ...datesSetBy(outcome),
          ...(after.notice === before.notice ? [] : [after.notice?.movesOn.date ?? today]),
        ]
        if (named.some((date) => date < today)) expect(outcome).toBe('a date in the past')
        const early = after.clock.filter(({ since, due }) => due.date < localDate(since))
        expect(early).toEqual([])
        if (before.totalDue?.date === after.totalDue?.date || before.totalDue === null) continue
        if (outcome.type === 'reopened' || outcome.type === 'appealDecided') continue
        expect(['objectionRecorded', 'totalExtended']).toContain(outcome.type)
        expect(before.totalExtended).toBe(false)
        expect(after.totalDue).toEqual(addWorkingDays(localDate(String(before.acceptedAt)), 45))
      }
      expect(deeds.length).toBeGreaterThan(0)
    })
  })

  test('a pause never moves the whole, nor its own duty beyond it', () => {
    const followed = ways.filter(wasFollowed)
    const pauses = followed.flatMap(({ before, outcome, after }) =>
      outcome.type === 'dutyPaused' || outcome.type === 'dutyResumed' ? [{ before, outcome, after }] : [],
    )
    for (const { before, outcome, after } of pauses) {
      expect(after.totalDue).toEqual(before.totalDue)
      expect(outcome.due.date <= String(after.totalDue?.date)).toBe(true)
    }
    expect(pauses.length).toBeGreaterThan(20)
  })

  test('a broken duty is told to each level once, and to no other than the next', () => {
    let told = 0
    always((deeds) => {
      for (const { after } of deeds)
        for (const { key, owner, escalatedTo } of after.clock) {
          told += escalatedTo.length
          const levels = { town: ['town-lead', 'county-officer'], verifier: ['county-officer', 'supervisor'] }
          const ladder = { ...levels, county: ['supervisor'], family: [] }[owner]
          // Who holds the whole changes; what was told of it stays.
          if (key !== 'whole') expect(escalatedTo).toEqual(ladder.slice(0, escalatedTo.length))
          expect(new Set(escalatedTo).size).toBe(escalatedTo.length)
        }
    })
    expect(told).toBeGreaterThan(20)
  })

  test('every stage where somebody must act has a date; drafts and what is over have none', () => {
    const isOver = ({ stage, refusalDelivered }: Application) =>
      stage === 'REFUSED' ? refusalDelivered !== null : stage === 'DRAFT' || closedStages.includes(stage)
    always((deeds) => expect(deeds.filter(({ after }) => (after.due === null) !== isOver(after))).toEqual([]))
  })

  test('the family reads no neighbour’s words, no note of an office to another, and no officer’s name', () => {
    const officers = actors.filter(({ role, id }) => isRole(role) && role !== 'resident' && id !== people.li.id)
    always((deeds) => {
      const [last] = deeds.slice(-1)
      if (last === undefined) return
      const application = last.after
      const file = { application, events: eventsIn(deeds), documents: [], scratch: {}, replies: [], objectors: {} }
      const { survey, ...view } = ownView(file, people.li, {
        now: morningOf('2026-11-20'),
        calculation: null,
        procedure: dibao,
      })
      const page = JSON.stringify([file.events.filter(concernsFamily).map(forFamily), view])
      const leaked = [officeOnly, '"by"', '"cause":"tip"', ...officers.map(({ name }) => name)].filter((words) =>
        page.includes(words),
      )
      expect(leaked).toEqual([])
      // Who was at the house said their names there; what they think of it stays in the file.
      expect(JSON.stringify(survey)).not.toContain(officeOnly)
    })
  })

  test('nothing is public but a posted grant and its announcement', () => {
    const shown: { readonly [At in Stage]?: string } = { NOTICE_REVIEW: 'REVIEW', ANNOUNCED: 'ANNOUNCEMENT' }
    always((deeds) =>
      expect(deeds.filter(({ after }) => noticesFor(after)[0]?.kind !== shown[after.stage])).toEqual([]),
    )
  })
})

/** The law's, the town's own decision where it was delegated, and a program that posts nothing. */
const inTown = procedureIn(dibao, { decidedBy: 'town' })
/** The lead decides what an officer of the town proposed. */
const postedByTown = past.posted.map((event) =>
  event.type === 'opinionGiven' ? { ...event, by: by(people.town) } : event,
)
const unposted = { ...inTown, steps: inTown.steps.filter((step) => step !== 'notice') }

test('every arrow of the picture is walked by some case, and no other', () => {
  const walked = new Set(
    [ways, everyWay(inTown, caseAfter(postedByTown), 1), everyWay(unposted, caseAfter(past.investigated), 2)]
      .flat()
      .concat(mandateWays(ways).filter(wasFollowed))
      .map(({ command, before, after }) => `${command.verb}: ${before.stage} -> ${after.stage}`),
  )
  const drawn = verbs.flatMap((verb) =>
    Stage.options.flatMap((from) => (transitions[verb].ways[from] ?? []).map((to) => `${verb}: ${from} -> ${to}`)),
  )
  expect([...walked].sort()).toEqual(drawn.sort())
})
