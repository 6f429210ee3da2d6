import { beforeAll, describe, expect, test } from 'vitest'
import type { Application } from '#shared/domain/applications/application.ts'
import { daysOf, type ListRow } from '#shared/domain/applications/worklist.ts'
import { record } from '#shared/store/applications.ts'
import { savePerson } from '#shared/store/people.ts'
import { queuePage, type QueueQuestion } from '#shared/store/queue.ts'
import { keepFilters, savedFilters } from '#shared/store/saved-filters.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { family } from '../support/family.ts'
import { deed, someone, storedSubmission } from '../support/stored-case.ts'

/** A town with nothing but these cases: three in one village, two in another. */
const town = '500153002'
const [hill, river] = [`${town}001`, `${town}002`]
const lead = { id: 'town-lists-lead', name: '孙丽华', role: 'town-lead', division: town } as const
const zhao = { id: 'town-lists', name: '赵敏', role: 'town-officer', division: town } as const
const cases: Application[] = []

const carriedOut = async (
  before: Application,
  command: Parameters<typeof deed>[1],
  actor: Parameters<typeof deed>[2],
) => {
  const done = deed(before, command, actor)
  expect(await record(done)).toBe('recorded')
  return done.after
}

beforeAll(async () => {
  await savePerson(zhao)
  for (const village of [hill, hill, hill, river, river])
    cases.push(await storedSubmission(someone(), family({ place: { village, address: '人民路 1 号' } })))
  const [first, , , fourth] = cases
  if (first === undefined || fourth === undefined) throw new Error('there are five')
  await carriedOut(await carriedOut(first, { verb: 'take' }, zhao), { verb: 'accept' }, zhao)
  await carriedOut(fourth, { verb: 'take' }, zhao)
})

/** The one query that a list costs. */
const listed = async (question: Omit<QueueQuestion, 'desk'>): Promise<readonly ListRow[]> => {
  const { result, requests } = await requestsDuring(() => queuePage({ desk: town, ...question }))
  expect(requests).toEqual(['Query'])
  return result.cases
}
const numbers = (rows: readonly { readonly number: string | null }[]) => rows.map(({ number }) => number).toSorted()
const numbered = (...positions: readonly number[]) => numbers(positions.flatMap((position) => cases[position] ?? []))

describe('a desk’s list is one query', () => {
  test.each<[string, Omit<QueueQuestion, 'desk'>, readonly number[]]>([
    ['of everything', {}, [0, 1, 2, 3, 4]],
    ['of one officer', { assignee: zhao.id }, [0, 3]],
    ['of what no one took', { assignee: null }, [1, 2, 4]],
    ['of one village', { place: river }, [3, 4]],
    ['of one stage in one village', { place: hill, stage: 'SUBMITTED' }, [1, 2]],
    ['of one officer in one village', { assignee: zhao.id, place: river }, [3]],
    ['of one officer at one stage', { assignee: zhao.id, stage: 'INVESTIGATING' }, [0]],
    ['of one officer in a program of which there is none', { assignee: zhao.id, program: 'rural-dibao' }, []],
  ])('%s', async (_, question, positions) => {
    expect(numbers(await listed(question))).toEqual(numbered(...positions))
  })

  test('of what is due soon, and of what is overdue, by the same days as the clock', async () => {
    // Accepted on 20 November: the survey starts by the 25th, as an application sent on that day is answered by then.
    expect(await listed(daysOf({ due: 'soon' }, '2026-11-20'))).toEqual([])
    expect(await listed(daysOf({ due: 'soon' }, '2026-11-24'))).toHaveLength(5)
    expect(await listed(daysOf({ due: 'late' }, '2026-11-25'))).toEqual([])
    expect(await listed(daysOf({ due: 'late' }, '2026-11-26'))).toHaveLength(5)
  })

  test('and goes on from any row, both ways', async () => {
    const rows = await listed({})
    const [first, second, third] = rows
    const after = await listed({ cursor: second?.at, backwards: false })
    expect(after.map(({ id }) => id)).toEqual(rows.slice(2).map(({ id }) => id))
    const before = await listed({ cursor: third?.at, backwards: true })
    expect(before.map(({ id }) => id)).toEqual([second?.id, first?.id])
  })
})

test('a case that was given to somebody else leaves the first one’s list', async () => {
  const [, , third] = cases
  if (third === undefined) throw new Error('there are five')
  const taken = await carriedOut(third, { verb: 'take' }, zhao)
  expect(numbers(await listed({ assignee: zhao.id }))).toContain(third.number)
  const undone = deed(taken, { verb: 'assign', to: { id: 'nobody-here', name: '无名' } }, lead)
  expect(await record(undone)).toBe('not-in-office')
  expect(numbers(await listed({ assignee: zhao.id }))).toContain(third.number)
})

test('saved filters belong to one officer, and of two windows one is told to look again', async () => {
  const mine = { name: '玉屏待调查', filter: { stage: 'INVESTIGATING', place: hill } } as const
  const nothing = await savedFilters(zhao.id)
  expect(nothing.filters).toEqual([])
  expect(await keepFilters(zhao.id, nothing, [mine])).toBe(true)
  expect(await keepFilters(zhao.id, nothing, [])).toBe(false)
  expect((await savedFilters(zhao.id)).filters).toEqual([mine])
  expect((await savedFilters(lead.id)).filters).toEqual([])
})
