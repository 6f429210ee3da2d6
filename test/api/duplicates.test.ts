import { afterAll, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, read } from '../support/api.ts'
import { act, submitted, withoutDraftsSince } from '../support/case-walk.ts'
import { family, inRenyi } from '../support/family.ts'

const began = Date.now()
afterAll(() => withoutDraftsSince(began))
const patience = { timeout: 20_000, interval: 100 }
const seen = async (account: string, id: string) =>
  read(await as(account).get(`/desk/applications/${id}`), contract.applications.officer.get)
const othersOf = (account: string, id: string) =>
  expect.poll(async () => (await seen(account, id)).duplicates.others.map((other) => other.number).sort(), patience)

test('a person in two cases: each office is told of the other, settles it, and is asked again when a third comes', async () => {
  const [, husband] = family().members
  if (!husband) throw new Error('a couple has a husband')
  const withHusband = (place = family().place) => {
    const told = family({ place })
    return { ...told, members: told.members.map((member, at) => (at === 1 ? husband : member)) }
  }
  const first = await submitted('resident-li', withHusband(), 'urban-dibao')
  const second = await submitted(
    'resident-wang',
    withHusband({ village: inRenyi, address: '正街 3 号' }),
    'urban-dibao',
  )
  await othersOf('town-changyuan', first.id).toEqual([second.number])
  await othersOf('town-renyi', second.id).toEqual([first.number])

  const view = await seen('town-changyuan', first.id)
  expect(view.gates?.checkpoints[0]).toMatchObject({ missing: expect.arrayContaining(['duplicate-open']) })
  const words = { finding: 'justified', reason: '已经分户，只算在昌元街道。' }
  done(await act('town-changyuan', view, 'duplicates', words))
  expect((await seen('town-changyuan', first.id)).duplicates.resolution).toMatchObject({ finding: 'justified' })

  const third = await submitted('resident-wang', withHusband(), 'urban-dibao')
  await othersOf('town-changyuan', first.id).toEqual([second.number, third.number].sort())
  expect((await seen('town-changyuan', first.id)).duplicates.resolution).toBeNull()

  const told = (await as('resident-li').get(`/applications/${first.id}`)).text
  for (const secret of [second.number ?? '', third.number ?? '', 'duplicate']) expect(told).not.toContain(secret)
})
