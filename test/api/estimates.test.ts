import { describe, expect, test } from 'vitest'
import benefits from '../cases/benefits.json' with { type: 'json' }
import { contract } from '#shared/contract/index.ts'
import { anyone, fieldsOf, read } from '../support/api.ts'

const [first] = benefits.cases
if (first === undefined) throw new Error('there are no cases')
const { name: _name, expect: _expected, ...household } = first
const asked = (changes: object) => anyone.post('/estimates', { ...household, ...changes })

describe('the benefit cases through the running system, to the fen', () => {
  test.each(benefits.cases)('$name', async ({ name: _, expect: expected, ...request }) => {
    const answer = await anyone.post('/estimates', request)
    expect(answer).toMatchObject({ status: 200, body: { ...expected, policyId: expect.any(String) } })
    const result = read(answer, contract.programs.public.estimate)
    const total = result.steps.reduce((sum, { amountFen }) => sum + amountFen, 0)
    expect(total).toBe(result.monthlyFen)
  })
})

describe('an estimate that cannot be made', () => {
  test('names a place and month without a policy', async () => {
    const answer = await asked({ region: '500153001001', month: '1999-01' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'POLICY_NOT_FOUND', data: { en: expect.any(String) } } })
  })

  test('names a division that does not exist', async () => {
    expect(await asked({ region: '990101' })).toMatchObject({ status: 404, body: { code: 'DIVISION_NOT_FOUND' } })
  })

  test.each([
    [{ members: [] }, { members: 'too-few' }],
    [{ month: '2026-13' }, { month: 'not-a-month' }],
    [{ region: '12345' }, { region: 'not-a-division-code' }],
    [{ program: 'dibao' }, { program: 'choose-one' }],
    [{ income: [{ kind: 'wage', amountFen: -1, per: 'month' }] }, { 'income.0.amountFen': 'too-small' }],
    [{ income: [{ kind: 'wage', amountFen: 0.5, per: 'month' }] }, { 'income.0.amountFen': 'not-a-whole-number' }],
    [
      { members: [{ birthDate: '2015-02-29', disabilityGrade: null, seriouslyIll: false }] },
      { 'members.0.birthDate': 'not-a-date' },
    ],
    [
      { members: [{ birthDate: '2099-01-01', disabilityGrade: null, seriouslyIll: false }] },
      { 'members.0.birthDate': 'birth-date-after-month' },
    ],
    [{ surname: '李' }, { surname: 'unknown-field' }],
  ])('names the field: %j', async (changes, fields) => {
    const answer = await asked(changes)
    expect(answer).toMatchObject({ status: 422, body: { code: 'INPUT_INVALID' } })
    expect(fieldsOf(answer)).toEqual(fields)
  })
})
