import { describe, expect, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { as, done, fieldsOf, problemIn, read } from '../support/api.ts'

const admin = as('county-admin')
const confirmer = as('county-confirmer')
const { drafts, signatory } = contract.programs
const { list, draft, get } = drafts

/** A copy of the urban version in force, from a month that no other test drafts for. */
const proposal = async (effectiveFrom: string, more = 5000) => {
  const { policies } = read(await admin.get('/desk/policies'), list)
  const found = policies.find(({ program, region }) => program === 'urban-dibao' && region === '500153')
  if (found === undefined) throw new Error('the demo county has an urban version')
  const { id: _id, ...terms } = found
  const { amountFen, per } = terms.standard
  return { ...terms, effectiveFrom, standard: { amountFen: amountFen + more, per } }
}
const simulated = (id: string) =>
  vi.waitFor(
    async () => {
      const { draft: found } = read(await confirmer.get(`/desk/policies/${id}`), get)
      expect(found.simulation.status).toBe('done')
      return found
    },
    { timeout: 60_000, interval: 300 },
  )

describe('a new version of a policy', () => {
  test('is drafted, worked on the open cases in numbers alone, signed by a second person, and never changed', async () => {
    const { id } = read(await admin.post('/desk/policies', await proposal('2031-01')), draft)
    const early = await confirmer.post(`/desk/policies/${id}/signature`, { version: 1 })
    if (early.status !== 200) expect(problemIn(early).data.missing).toEqual(['simulation-missing'])
    const { simulation, version } = await simulated(id)
    const cases = Object.values(simulation.counts).reduce((sum, count) => sum + count, 0)
    expect(cases).toBeGreaterThan(0)
    expect(simulation.afterFen).toBeGreaterThanOrEqual(simulation.beforeFen)
    expect((await admin.get(`/desk/policies/${id}`)).text).not.toContain('李桂花')

    // Who drafts holds no role that signs.
    expect((await admin.post(`/desk/policies/${id}/signature`, { version })).status).toBe(403)
    if (early.status !== 200) read(await confirmer.post(`/desk/policies/${id}/signature`, { version }), signatory.sign)
    expect(await confirmer.post(`/desk/policies/${id}/signature`, { version })).toMatchObject({ status: 409 })
    expect(await admin.put(`/desk/policies/${id}`, { ...(await proposal('2031-02')), version })).toMatchObject({
      status: 409,
    })
  })

  test('given two drafts for the same month, then the second is not signed', async () => {
    const ids = await Promise.all(
      [1000, 2000].map(
        async (more) => read(await admin.post('/desk/policies', await proposal('2032-01', more)), draft).id,
      ),
    )
    const [first = '', second = ''] = ids
    for (const id of ids) await simulated(id)
    done(await confirmer.post(`/desk/policies/${first}/signature`, { version: 1 }))
    expect(fieldsOf(await confirmer.post(`/desk/policies/${second}/signature`, { version: 1 }))).toEqual({
      effectiveFrom: 'month-taken',
    })
  })

  test('is not for a month that is over, nor for another county', async () => {
    expect(fieldsOf(await admin.post('/desk/policies', await proposal('2020-01')))).toEqual({
      effectiveFrom: 'month-past',
    })
    const elsewhere = { ...(await proposal('2033-01')), region: '341623' }
    expect(fieldsOf(await admin.post('/desk/policies', elsewhere))).toEqual({ region: 'outside-county' })
  })

  test('turns a local practice on by a switch, and gives no office more time than the law', async () => {
    const terms = await proposal('2036-01')
    const procedure = { ...terms.procedure, appraisal: 'always', postingPlaces: 3, rounding: 'CEIL_YUAN' }
    const late = { ...procedure, limits: { countyWorkingDays: 11 } }
    expect(fieldsOf(await admin.post('/desk/policies', { ...terms, procedure: late }))).toEqual({
      'procedure.limits.countyWorkingDays': 'looser-than-law',
    })
    const drafted = read(await admin.post('/desk/policies', { ...terms, procedure }), draft)
    expect(drafted.proposal.procedure).toMatchObject({ appraisal: 'always', postingPlaces: 3 })
  })

  test('given two administrators change a draft at once, then one wins and the other is told', async () => {
    const { id } = read(await admin.post('/desk/policies', await proposal('2034-01')), draft)
    await simulated(id)
    const change = async (more: number) =>
      admin.put(`/desk/policies/${id}`, { ...(await proposal('2034-01', more)), version: 1 })
    const answers = await Promise.all([change(100), change(200)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})
