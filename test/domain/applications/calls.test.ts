import { describe, expect, test } from 'vitest'
import { callForDesk, callForFamily, hotline } from '#shared/domain/applications/calls.ts'
import { dutiesOf, type DutyKey } from '#shared/domain/applications/clock.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { procedureIn } from '#shared/domain/programs/procedure.ts'
import { system } from '#shared/domain/people/person.ts'
import { by, caseAfter, morningOf } from './case.ts'
import * as past from './history.ts'

const village = '500153001001'
const rongchang = procedureIn(dibao, {
  telephones: [
    { division: '500153', of: 'desk', phone: '02300000153' },
    { division: '500153', of: 'supervision', phone: '02300000154' },
    { division: '500153001', of: 'desk', phone: '02300001001' },
  ],
})
const told = (to: 'town-lead' | 'county-officer') =>
  ({ type: 'dutyEscalated', at: morningOf('2026-09-04'), by: by(system), duty: 'accept', to }) as const

const dutyOn = (day: string, key: DutyKey, ...events: Parameters<typeof caseAfter>[0]) => {
  const duty = dutiesOf(caseAfter(events), day).find((one) => one.key === key)
  if (duty === undefined) throw new Error(`nobody owes ${key}`)
  return duty
}

describe('whom to call about a duty', () => {
  test('nobody, while there is time and when it is done', () => {
    expect(callForFamily(dutyOn('2026-08-31', 'accept', past.submitted()), village, rongchang)).toBeNull()
    const done = dutyOn('2026-09-20', 'accept', past.submitted(), past.accepted())
    expect(callForFamily(done, village, rongchang)).toBeNull()
    expect(callForDesk(done, village, rongchang)).toBeNull()
  })

  test('the office that owes it, when it is due soon', () => {
    const soon = dutyOn('2026-09-02', 'accept', past.submitted())
    expect(callForFamily(soon, village, rongchang)).toEqual({ who: 'town', phone: '02300001001' })
    expect(callForDesk(soon, village, rongchang)).toEqual({ who: 'town', phone: '02300001001' })
  })

  test('for the family the supervisor, once it is broken; for officers the farthest who was told', () => {
    const late = dutyOn('2026-09-04', 'accept', past.submitted())
    expect(callForFamily(late, village, rongchang)).toEqual({ who: 'supervisor', phone: '02300000154' })
    expect(callForDesk(late, village, rongchang)).toEqual({ who: 'town', phone: '02300001001' })
    const further = dutyOn('2026-09-20', 'accept', past.submitted(), told('town-lead'), told('county-officer'))
    expect(callForDesk(further, village, rongchang)).toEqual({ who: 'county-officer', phone: '02300000153' })
  })

  test('the town, for what the family owes itself, and never the supervisor', () => {
    const own = dutyOn('2026-12-31', 'answer-of-family', past.submitted(), past.deficiencyNoticed())
    expect(callForFamily(own, village, rongchang)).toEqual({ who: 'family', phone: '02300001001' })
    expect(callForDesk(own, village, rongchang)).toBeNull()
  })

  test('the government’s hotline, where the region named no number', () => {
    const late = dutyOn('2026-09-04', 'accept', past.submitted())
    expect(callForFamily(late, village, dibao)?.phone).toBe(hotline)
    expect(callForFamily(late, '500153101001', rongchang)?.phone).toBe('02300000154')
    expect(callForDesk(late, '500153101001', rongchang)?.phone).toBe(hotline)
  })
})
