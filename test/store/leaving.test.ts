import type { AttributeValue } from 'aws-lambda'
import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { handler } from '../../functions/applications/on-kin-change.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import type { Application } from '#shared/domain/applications/application.ts'
import type { Officer } from '#shared/domain/people/officer.ts'
import { record } from '#shared/store/applications.ts'
import { savePerson } from '#shared/store/people.ts'
import { queuePage } from '#shared/store/queue.ts'
import { family } from '../support/family.ts'
import { deed, fileOf, someone, storedSubmission } from '../support/stored-case.ts'

const town = '500153003'
const officer = (id: string, name: string) => ({ id, name, role: 'town-officer', division: town }) as const
const zhao = officer('town-leaving', '赵敏')
const zhou = officer('town-staying', '周伟')
const wu = officer('town-third', '吴强')

const Image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null)
const imageOf = (left: Officer['left']) => {
  const person: Officer = { ...zhao, version: 1, communities: [], since: '2026-01-01', left }
  return Image.parse(marshall({ pk: `PERSON#${zhao.id}`, sk: 'PERSON', person }))
}
/** 赵敏 leaves on a day, as the stream of the people table tells it. */
const leaves = (successor: string | null) =>
  handler({
    Records: [
      {
        dynamodb: {
          OldImage: imageOf(null),
          NewImage: imageOf({ on: '2026-11-25', successor }),
          SequenceNumber: '1',
        },
      },
    ],
  })

const inTown = () => family({ place: { village: `${town}007`, address: '人民路 1 号' } })
const takenBy = async (who: typeof zhao): Promise<Application> => {
  const taken = deed(await storedSubmission(someone(), inTown()), { verb: 'take' }, who)
  expect(await record(taken)).toBe('recorded')
  return taken.after
}
/** The register finds that somebody must stand aside from a case. */
const kinTo = async (before: Application, who: typeof zhou) => {
  const event: Event = {
    type: 'kinNoted',
    at: '2026-11-20T02:00:00.000Z',
    by: { id: 'system', name: '系统', role: 'system' },
    officers: [who.id],
    names: [who.name],
  }
  expect(await record({ before, after: evolve(before, event), event, actor: 'system', requestId: null })).toBe(
    'recorded',
  )
}
const assigneeOf = async ({ id }: Application) => (await fileOf(id)).application.assignee?.id

test('what somebody who leaves had open is the successor’s, but for what the successor must stand aside from', async () => {
  for (const person of [zhao, zhou, wu]) await savePerson(person)
  const [one, two, kin, others] = [await takenBy(zhao), await takenBy(zhao), await takenBy(zhao), await takenBy(wu)]
  await kinTo(kin, zhou)

  // Nobody was named: everything stays for the lead to give.
  expect(await leaves(null)).toEqual({ batchItemFailures: [] })
  expect(await assigneeOf(one)).toBe(zhao.id)

  expect(await leaves(zhou.id)).toEqual({ batchItemFailures: [] })
  expect(await Promise.all([one, two, kin, others].map(assigneeOf))).toEqual([zhou.id, zhou.id, zhao.id, wu.id])
  const told = (await fileOf(one.id)).events.at(-1)
  expect(told).toMatchObject({ type: 'assigned', by: { role: 'system' }, to: { id: zhou.id, name: zhou.name } })
  const left = await queuePage({ desk: town, assignee: zhao.id })
  expect(left.cases.map(({ id }) => id)).toEqual([kin.id])

  // Told twice, it says nothing twice.
  const before = (await fileOf(one.id)).application.version
  expect(await leaves(zhou.id)).toEqual({ batchItemFailures: [] })
  expect((await fileOf(one.id)).application.version).toBe(before)
})
