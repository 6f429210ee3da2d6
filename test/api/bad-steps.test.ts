import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, problemIn, read, type Answer } from '../support/api.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { act, reasons, submitted, survey, surveyed, today, verify, withoutDraftsSince } from '../support/case-walk.ts'

/** Steps that the law does not allow: each is refused by name, in both languages, and changes nothing. */

const toOfficer = contract.applications.officer.get
const began = Date.now()
const [zhao] = surveyed(today()).surveyors

/** One case at each of these places of its way. */
type Place = 'sent' | 'accepted' | 'posted'
const cases = new Map<Place, string>()
const idOf = (place: Place) => cases.get(place) ?? ''
const shown = async (id: string) => read(await as('county-supervisor').get(`/desk/applications/${id}`), toOfficer)

beforeAll(async () => {
  cases.set('sent', (await submitted('resident-wang')).id)
  const accepted = await submitted('resident-wang')
  done(await act('town-changyuan', accepted, 'acceptance'))
  cases.set('accepted', accepted.id)
  const posted = await submitted('resident-wang')
  done(await act('town-changyuan', posted, 'acceptance'))
  const { version } = await survey(posted.id)
  done(await verify({ id: posted.id, version }))
  done(await act('town-changyuan-lead', await shown(posted.id), 'opinion', { outcome: 'grant', reasons }))
  const hung = { places: ['社区公开栏'], postedOn: today() }
  done(await act('town-changyuan', await shown(posted.id), 'posting', hung))
  cases.set('posted', posted.id)
})
afterAll(async () => {
  await returnToNow()
  await withoutDraftsSince(began)
})

interface Step {
  readonly on: Place
  readonly by: string
  readonly step: string
  readonly words?: object
  /** How far the version that was seen lies from the true one. */
  readonly behind?: number
  readonly after?: string
}
interface No {
  readonly status: number
  readonly code: string
  readonly fields?: Readonly<Record<string, string>>
  readonly missing?: readonly string[]
}

const inYear = (year: number) => `${year}-06-01`
const notNow = { status: 409, code: 'STAGE_NOT_ALLOWED' }
const changed = { status: 409, code: 'CHANGED_MEANWHILE' }
const wrong = (fields: Record<string, string>) => ({ status: 422, code: 'INPUT_INVALID', fields })
const pauseUntil = (until: string) => ({ duty: 'opinion', until, reason: '等外地回函。' })

const steps: readonly [string, Step, No][] = [
  ['forwarding what was not accepted', { on: 'sent', by: 'town-changyuan', step: 'forwarding' }, notNow],
  ['accepting twice', { on: 'accepted', by: 'town-changyuan', step: 'acceptance' }, notNow],
  [
    'confirming what no town proposed',
    { on: 'accepted', by: 'county-confirmer', step: 'confirmation', words: { reasons } },
    notNow,
  ],
  ['announcing what nobody decided', { on: 'posted', by: 'town-changyuan', step: 'announcement' }, notNow],
  ['a version of before', { on: 'accepted', by: 'town-changyuan', step: 'taking', behind: 1 }, changed],
  ['a version to come', { on: 'accepted', by: 'town-changyuan', step: 'taking', behind: -1 }, changed],
  ['a case of another town', { on: 'sent', by: 'town-renyi', step: 'acceptance' }, { status: 404, code: 'NOT_FOUND' }],
  [
    'a step of another office',
    { on: 'sent', by: 'county-officer', step: 'acceptance' },
    { status: 403, code: 'FORBIDDEN' },
  ],
  [
    'a survey by one person',
    { on: 'accepted', by: 'town-changyuan', step: 'survey', words: { ...surveyed(today()), surveyors: [zhao] } },
    wrong({ surveyors: 'two-surveyors' }),
  ],
  [
    'a survey by one person twice',
    { on: 'accepted', by: 'town-changyuan', step: 'survey', words: { ...surveyed(today()), surveyors: [zhao, zhao] } },
    wrong({ surveyors: 'two-surveyors' }),
  ],
  [
    'an opinion before survey and registers',
    { on: 'accepted', by: 'town-changyuan-lead', step: 'opinion', words: { outcome: 'grant', reasons } },
    { status: 409, code: 'GATE_OPEN', missing: ['survey-missing', 'verification-missing'] },
  ],
  [
    'a notice closed early',
    { on: 'posted', by: 'town-changyuan', step: 'forwarding' },
    { status: 409, code: 'GATE_OPEN', missing: ['notice-open'] },
  ],
  [
    'a day in a year that no calendar has',
    { on: 'accepted', by: 'town-changyuan', step: 'survey', words: surveyed(inYear(2250)) },
    wrong({ visitedOn: 'not-a-date' }),
  ],
  [
    'a visit in a year that is to come',
    { on: 'accepted', by: 'town-changyuan', step: 'survey', words: surveyed(inYear(2031)) },
    wrong({ visitedOn: 'date-in-future' }),
  ],
  [
    'a pause into a year whose holidays nobody knows',
    { on: 'accepted', by: 'town-changyuan', step: 'pause', words: pauseUntil(inYear(2031)) },
    wrong({ until: 'date-after-whole' }),
  ],
  [
    'looking into registers when the authorisation has expired',
    {
      on: 'accepted',
      by: 'county-verifier',
      step: 'verification-request',
      words: { purpose: 'application', sources: ['population'] },
      after: inYear(2028),
    },
    { status: 409, code: 'AUTHORISATION_EXPIRED' },
  ],
]

const tried = async ({ on, by, step, words, behind = 0 }: Step): Promise<Answer> => {
  const { id, version } = await shown(idOf(on))
  return act(by, { id, version: version - behind }, step, words)
}

describe('a step that the law does not allow', () => {
  test.each(steps)('%s is refused by name in both languages, and nothing changed', async (_, step, no) => {
    // What is due by then is told first, which is a step of its own.
    if (step.after !== undefined) await travelTo(step.after)
    const before = await shown(idOf(step.on))
    const answer = await tried(step)
    const { code, data } = problemIn(answer)
    expect({ status: answer.status, code }).toEqual({ status: no.status, code: no.code })
    for (const said of [data, ...(data.fields ?? [])]) {
      expect(said.zh).toMatch(/\p{Script=Han}/u)
      expect(said.en).toMatch(/^[\p{Script=Latin}\d\p{P}\s]+$/u)
    }
    if (no.fields) expect(fieldsOf(answer)).toEqual(no.fields)
    if (no.missing) expect(data.missing).toEqual(no.missing)
    expect(await shown(idOf(step.on))).toEqual(before)
    if (step.after !== undefined) await returnToNow()
  })

  test('nor does the family skip a step, or act on a case of others', async () => {
    const appeal = (account: string) =>
      as(account).post(`/applications/${idOf('accepted')}/appeal`, { grounds: '不同意。' })
    const before = await shown(idOf('accepted'))
    expect(await appeal('resident-wang')).toMatchObject({ status: 409, body: { code: 'STAGE_NOT_ALLOWED' } })
    expect(await appeal('resident-li')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
    expect(await shown(idOf('accepted'))).toEqual(before)
  })
})

test('where the holidays of a year are not announced, a day is promised provisionally and says so', async () => {
  await travelTo('2028-06-01')
  const late = await submitted('resident-wang')
  expect((await shown(late.id)).due).toMatchObject({ provisional: true })
})
