import { describe, expect, test } from 'vitest'
import { commands } from '#shared/domain/applications/commands.ts'
import { by, caseAfter, due, given, people } from './case.ts'
import * as past from './history.ts'

const { li, town, lead, verifier, examiner, confirmer, supervisor } = people
const second = { ...confirmer, id: 'county-confirmer-2', name: '田野' }
const on = '2026-09-23'
const review = { verb: 'examine', ...past.reviewBy(examiner, confirmer) } as const
const confirm = { verb: 'confirm', reasons: '符合条件' } as const
const refuse = { verb: 'refuse', cause: 'NOT_ELIGIBLE', reasons: '不符合' } as const
const sign = { verb: 'signMinutes' } as const
const absence = { verb: 'noteMinutesUnsigned', participant: confirmer.id, reason: '会后出差' } as const
const three = past.examined('2026-09-21', [examiner, confirmer, second])

describe('the county meets about a case', () => {
  test('and whoever writes it down and was there signs by it', () => {
    const state = given(...past.withCounty)
      .when(examiner, review, { on })
      .then({ type: 'examined' })
    expect(state.stage).toBe('COUNTY_REVIEW')
    expect(state.county.minutes).toMatchObject({
      put: review.put,
      present: [{ view: '冯涛同意街道的意见' }, { view: '何静同意街道的意见' }],
      signatures: [{ id: examiner.id }],
    })
    const clerk = { verb: 'examine', ...past.reviewBy(confirmer, second) } as const
    const written = given(...past.withCounty)
      .when(examiner, clerk, { on })
      .then({ type: 'examined' })
    expect(written.county.minutes?.signatures).toEqual([])
  })

  test.each([
    ['one person alone', { present: review.present.slice(0, 1) }, 'present', 'two-present'],
    [
      'one person under two accounts',
      { present: past.reviewBy(examiner, { ...examiner, id: 'x' }).present },
      'present',
      'two-present',
    ],
    ['no hour', { heldAt: '25:00' }, 'heldAt', 'not-a-time'],
    ['nothing put to it', { put: ' ' }, 'put', 'required'],
  ])('not with %s', (_, wrong, field, code) => {
    const words = { ...past.reviewBy(examiner, confirmer), ...wrong }
    const issue = commands.examine.safeParse(words).error?.issues[0]
    expect([issue?.path[0], issue?.message]).toEqual([field, code])
  })

  test.each([
    ['before the case came up', '2026-09-16', 'date-before-forwarding'],
    ['tomorrow', '2026-09-24', 'date-in-future'],
  ] as const)('not %s', (_, heldOn, code) =>
    given(...past.withCounty)
      .when(examiner, { ...review, heldOn }, { on })
      .refused({ problem: 'FIELD', field: 'heldOn', code }),
  )

  test('without a relative of the family', () => {
    const kin = { type: 'kinNoted', at: '2026-09-18T02:00:00.000Z', by: by(people.administrator) } as const
    given(...past.withCounty, { ...kin, officers: [second.id], names: [second.name] })
      .when(examiner, { verb: 'examine', ...past.reviewBy(examiner, second) }, { on })
      .refused({ problem: 'FIELD', field: 'present', code: 'surveyor-is-kin' })
  })

  test('nobody but the county’s officer writes it down', () => {
    for (const other of [li, town, lead, verifier, confirmer, supervisor])
      given(...past.withCounty)
        .when(other, review, { on })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })
})

describe('who was there signs', () => {
  test('each by their own act, once, and nobody for another', () => {
    const state = given(...past.withCounty, three)
      .when(second, sign, { on })
      .then({ type: 'minutesSigned' })
    expect(state.county.minutes?.signatures.map(({ id }) => id)).toEqual([examiner.id, second.id])
    for (const someone of [examiner, { ...confirmer, id: 'county-confirmer-3', name: '高远' }])
      given(...past.withCounty, three)
        .when(someone, sign, { on })
        .refused({ problem: 'ROLE_NOT_ALLOWED' })
  })

  test('or the file says why not; they may still sign', () => {
    const noted = [...past.withCounty, three, past.minutesNotSigned(second.id)] as const
    expect(caseAfter(noted).county.minutes?.unsigned).toEqual([{ id: second.id, reason: '会后出差' }])
    const state = given(...noted)
      .when(second, sign, { on })
      .then({ type: 'minutesSigned' })
    expect(state.county.minutes?.unsigned).toEqual([])
    for (const participant of [examiner.id, second.id, 'nobody'])
      given(...noted)
        .when(examiner, { ...absence, participant }, { on })
        .refused({ problem: 'FIELD', field: 'participant', code: 'choose-one' })
  })

  test('anew when the county meets again', () => {
    const again = [...past.withCounty, three, past.minutesSigned('confirmer'), past.examined('2026-09-22')] as const
    expect(caseAfter(again).county.minutes?.signatures.map(({ id }) => id)).toEqual([examiner.id])
  })
})

describe('nothing is decided', () => {
  test('before everybody who was there has signed or the file says why not', () => {
    for (const decision of [confirm, refuse])
      given(...past.withCounty, three)
        .when(confirmer, decision, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['minutes-unsigned'] })
    for (const settled of [past.minutesNotSigned(second.id), { ...past.minutesSigned(), by: by(second) }])
      given(...past.withCounty, three, settled)
        .when(confirmer, confirm, { on })
        .then({ type: 'confirmed' })
  })

  test('by somebody who did not hear the case', () => {
    for (const decision of [confirm, refuse])
      given(...past.ready, past.minutesSigned())
        .when(second, decision, { on })
        .refused({ problem: 'GATE_OPEN', gates: ['decider-absent'] })
  })

  test('under one signature, though the file says why the others are missing', () => {
    const clerk = past.examined('2026-09-21', [confirmer, second])
    given(...past.withCounty, clerk, past.minutesNotSigned(second.id))
      .when(confirmer, confirm, { on })
      .refused({ problem: 'GATE_OPEN', gates: ['minutes-unsigned'] })
  })
})

test('to decide is to sign: the names under a decision are those under its minutes, the decider’s last', () => {
  const state = given(...past.withCounty, three, past.minutesSigned(), { ...past.minutesSigned(), by: by(second) })
    .when(confirmer, confirm, { on })
    .then({ type: 'confirmed', signedBy: [by(examiner), by(second), by(confirmer)], due: due('2026-10-14') })
  expect(state.county.minutes?.signatures).toHaveLength(3)
  const alone = given(...past.ready)
    .when(confirmer, confirm, { on })
    .then({ type: 'confirmed', signedBy: [by(examiner), by(confirmer)] })
  expect(alone.county.minutes?.signatures.map(({ id }) => id)).toEqual([examiner.id, confirmer.id])
})
