import { beforeAll, expect, test } from 'vitest'
import { hangingFor } from '#shared/domain/notices/board.ts'
import { dibao } from '#shared/domain/programs/dibao.ts'
import { underNoticeIn } from '#shared/store/boards.ts'
import { savePerson } from '#shared/store/people.ts'
import { requestsDuring } from '../support/counted-requests.ts'
import { officer, someone, storedNotice, storedSubmission } from '../support/stored-case.ts'

const village = '500153001001'
const office = { role: 'town-officer', division: '500153001' } as const
beforeAll(async () => {
  await savePerson({ id: officer.id, name: officer.name, ...office })
  await savePerson({ id: 'town-changyuan-2', name: '周伟', ...office })
})

const hanging = async (place: string) =>
  (await underNoticeIn(place)).flatMap((state) => hangingFor(state, dibao)).map(({ notice }) => notice.id)

test('what hangs in a village is read in one query, whatever else is open there, and nothing of it is unsealed', async () => {
  const { notice } = await storedNotice(someone())
  await storedSubmission(someone())
  expect(await hanging(village)).toContain(notice)
  expect(await hanging('500153001002')).not.toContain(notice)
  const { requests } = await requestsDuring(() => underNoticeIn(village))
  expect(requests).toHaveLength(1)
  expect(JSON.stringify(await underNoticeIn(village))).not.toMatch(/990101/)
})
