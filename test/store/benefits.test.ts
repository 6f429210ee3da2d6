import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Benefit } from '#shared/domain/benefits/benefit.ts'
import type { BenefitCommand } from '#shared/domain/benefits/changes.ts'
import { benefitOf } from '#shared/domain/benefits/grant.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { beginBenefit, benefitsAt, findBenefit, isBenefitCursor, recordBenefit } from '#shared/store/benefits.ts'
import { checksOrdered, orderCheck } from '#shared/store/ordered-checks.ts'
import { begunBenefit } from '../../functions/benefits/begin.ts'
import { carryOutBenefit } from '../../functions/benefits/carry-out.ts'
import { callRechecks } from '../../functions/benefits/each-morning.ts'
import { fileOf, officer, someone, storedGrant, storedSubmission } from '../support/stored-case.ts'

const town = '500153001'
const morning = (day: string) => `${day}T22:00:00.000Z`

const begun = async (): Promise<Benefit> => {
  const before = await storedSubmission(someone())
  const after = await storedGrant(someone())
  await begunBenefit({ before, after })
  const file = await findBenefit(after.id)
  if (file === null) throw new Error('nothing began')
  return file.benefit
}
const listed = async (desk: string) => {
  const ids: string[] = []
  for await (const { id } of benefitsAt(desk)) ids.push(id)
  return ids
}
const stageOf = async ({ id }: Pick<Benefit, 'id'>) => (await findBenefit(id))?.benefit.stage

describe('a benefit', () => {
  test('begins once with the confirmed amount and month, however often the change is followed', async () => {
    const after = await storedGrant(someone())
    for (let time = 0; time < 3; time++) await begunBenefit({ before: null, after })
    const { benefit, events } = (await findBenefit(after.id)) ?? {}
    const { decision } = (await fileOf(after.id)).application
    expect(benefit).toMatchObject({ monthlyFen: decision?.monthlyFen, firstMonth: decision?.firstMonth, version: 1 })
    expect(events).toMatchObject([{ type: 'begun' }])
  })

  test('is no part of a case that was not granted', async () => {
    const sent = await storedSubmission(someone())
    expect(benefitOf(sent)).toBeNull()
    await begunBenefit({ before: null, after: sent })
    expect(await findBenefit(sent.id)).toBeNull()
  })

  test('waits at the town until its family was heard, then at the county, and nowhere when it has ended', async () => {
    const { id } = await begun()
    const confirmer = { id: 'county-confirmer', name: '何静', role: 'county-confirmer', division: '500153' } as const
    const say = async (actor: Actor, command: BenefitCommand) => {
      const file = await findBenefit(id)
      if (file === null) throw new Error('it is gone')
      return carryOutBenefit({ file, command, actor, now: '2026-11-20T01:30:00.000Z', requestId: randomUUID() })
    }
    expect(await listed(town)).toContain(id)
    await say(officer, { verb: 'callRecheck', cause: 'death' })
    await say(officer, {
      verb: 'propose',
      direction: 'stop',
      reason: 'deceased',
      monthlyFen: 0,
      explanation: '户主去世。',
      overpayment: null,
    })
    await say(officer, { verb: 'inviteToHearing', on: '2026-11-25' })
    await say(officer, { verb: 'hear', manner: 'nobody-left', statement: '独居，已故。' })
    expect(await listed(town)).not.toContain(id)
    expect(await listed('500153')).toContain(id)
    await say(confirmer, { verb: 'decideChange', outcome: 'carry-out', reasons: '户主去世。', gradualExitMonths: 0 })
    expect(await listed('500153')).not.toContain(id)
    expect(await stageOf({ id })).toBe('ENDED')
  })

  test('changed by two at once is changed by one', async () => {
    const benefit = await begun()
    const by = { id: 'system', name: '系统', role: 'system' }
    const event = { type: 'kinNoted', at: '2026-11-20T01:30:00.000Z', by, officers: [], names: ['赵敏'] } as const
    const deed = { before: benefit, after: { ...benefit, version: 2 }, event: { ...event, officers: [], names: [] } }
    const both = await Promise.all(
      ['a', 'b'].map((actor) => recordBenefit({ ...deed, actor, requestId: randomUUID() })),
    )
    expect(both.sort()).toEqual(['changed-meanwhile', 'recorded'])
    expect(await beginBenefit(benefit, deed.event)).toBe(false)
  })
})

describe('each morning', () => {
  test('a check that was ordered goes out with the draw, once, and says only that it was drawn', async () => {
    const [ordered, other] = [await begun(), await begun()]
    await orderCheck('check', town, ordered.id)
    await callRechecks(morning('2026-09-28'))
    expect(await stageOf(ordered)).toBe('RECHECK_DUE')
    expect(await stageOf(other)).toBe('ACTIVE')
    expect(await checksOrdered('check', town)).not.toContain(ordered.id)
    const { events = [], benefit } = (await findBenefit(ordered.id)) ?? {}
    expect(events.at(-1)).toMatchObject({ type: 'recheckCalled', cause: 'spot-check', by: { role: 'system' } })
    expect(benefit?.recheckCause).toBe('spot-check')
    await callRechecks(morning('2026-09-29'))
    expect((await findBenefit(ordered.id))?.events).toHaveLength(2)
  })

  test('an order is gone with the draw, also where the benefit is looked at already', async () => {
    const benefit = await begun()
    await orderCheck('check', town, benefit.id)
    await callRechecks(morning('2026-09-28'))
    await orderCheck('check', town, benefit.id)
    await callRechecks(morning('2026-09-29'))
    expect(await checksOrdered('check', town)).toEqual([])
    expect((await findBenefit(benefit.id))?.events).toHaveLength(2)
  })

  test('nothing goes out on a Sunday, and a benefit whose month has come is looked at when a working day comes', async () => {
    const benefit = await begun()
    await orderCheck('check', town, benefit.id)
    await callRechecks(morning('2026-10-31'))
    expect(await stageOf(benefit)).toBe('ACTIVE')
    await callRechecks(morning(`${benefit.nextRecheck}-13`))
    expect(await stageOf(benefit)).toBe('RECHECK_DUE')
  })
})

test.each(['', '2026-01-01', '2026-01-01#x', '\u0000'])('%j is no cursor', (text) => {
  expect(isBenefitCursor(text)).toBe(false)
})
