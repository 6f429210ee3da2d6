import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, read } from '../support/api.ts'
import { act, submitted, today, withoutDraftsSince } from '../support/case-walk.ts'

const began = Date.now()
const desk = contract.applications.officer
const zhao = { id: 'town-changyuan', name: '赵敏' }
let id = ''
const current = async () => read(await as('town-changyuan').get(`/desk/applications/${id}`), desk.get)
const opened = async (account = 'town-changyuan') =>
  read(await as(account).get(`/desk/applications/${id}/investigation`), contract.investigation.officer.get)

beforeAll(async () => {
  const sent = await submitted('resident-li')
  id = sent.id
  done(await act('town-changyuan', sent, 'acceptance'))
})
afterAll(async () => {
  done(await as('resident-li').post(`/applications/${id}/withdrawal`, { reason: '' }))
  await withoutDraftsSince(began)
})

test('who can be sent are the town’s officers, nobody of another town', async () => {
  const { candidates } = await opened()
  expect(candidates.map(({ name }) => name).toSorted()).toEqual(['周伟', '孙丽华', '赵敏'].toSorted())
})

describe('a neighbour’s name', () => {
  const visit = { visitedOn: today(), visitors: [zhao], relation: 'left', said: '说男的常去工地。', name: '秦秀兰' }

  test('is read by who works the case, and stands neither on the case nor anywhere the family looks', async () => {
    done(await act('town-changyuan', await current(), 'neighbour-visits', visit))
    expect((await opened()).neighbours).toMatchObject([{ said: '说男的常去工地。', name: '秦秀兰' }])
    expect(JSON.stringify(await current())).not.toContain('秦秀兰')
    const own = (await as('resident-li').get(`/applications/${id}`)).text
    expect(own).not.toMatch(/秦秀兰|常去工地|neighbour/)
    const verifier = (await as('county-verifier').get(`/desk/applications/${id}`)).text
    expect(verifier).not.toMatch(/秦秀兰|常去工地/)
    expect((await as('county-verifier').get(`/desk/applications/${id}/investigation`)).status).toBe(403)
  })

  test('is asked for by somebody of this town', async () => {
    const stranger = { ...visit, visitors: [{ id: 'town-renyi', name: '吴强' }] }
    const answer = await act('town-changyuan', await current(), 'neighbour-visits', stranger)
    expect(fieldsOf(answer)).toEqual({ visitors: 'surveyor-elsewhere' })
  })
})
