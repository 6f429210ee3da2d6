import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { handler as desk } from '../../functions/applications/officer.ts'
import { noteKinOf } from '../../functions/applications/kin.ts'
import type { Kin } from '#shared/domain/people/kin.ts'
import { findKin, kinNaming, kinPage, writeKin } from '#shared/store/kin.ts'
import type { OfficeChange, Officer } from '#shared/domain/people/officer.ts'
import { findOfficer, findPerson, officersOf, savePerson, writeOffice } from '#shared/store/people.ts'
import { tracesOf } from '#shared/store/traces.ts'
import { knock } from '../support/door.ts'
import { family, identityNumber } from '../support/family.ts'
import { record } from '#shared/store/applications.ts'
import { deed, fileOf, now, officer, someone, storedSubmission } from '../support/stored-case.ts'

const idNumber = identityNumber('1961-05-14', 801)
const entry = (changes: Partial<Kin> = {}): Kin => ({
  id: randomUUID(),
  version: 1,
  county: '500153',
  of: { kind: 'account', account: officer.id },
  officer: officer.name,
  relation: 'parent',
  name: '赵德明',
  idNumber,
  by: '唐磊',
  at: now,
  removed: false,
  ...changes,
})

beforeAll(async () => {
  await savePerson({ id: officer.id, name: officer.name, role: 'town-officer', division: officer.division })
})

describe('the register', () => {
  test('finds a person by number as long as the entry stands, and loses one of two writers', async () => {
    const kin = entry({ county: '500199' })
    expect(await writeKin(kin, null)).toBe(true)
    expect(await kinNaming(idNumber)).toEqual([kin])
    expect((await kinPage('500199', undefined)).entries).toEqual([kin])
    const removed = { ...kin, version: 2, removed: true }
    expect(await writeKin(removed, kin)).toBe(true)
    expect(await writeKin({ ...kin, version: 2 }, kin)).toBe(false)
    expect(await kinNaming(idNumber)).toEqual([])
    expect((await kinPage('500199', undefined)).entries).toEqual([])
    expect(await findKin(kin.id)).toEqual(removed)
  })

  test('given a case names a relative, when it is noted twice, then one event stands in it, and the attempt is on record', async () => {
    const kin = entry({ idNumber: identityNumber('1961-05-14', 802) })
    await writeKin(kin, null)
    const [self, ...others] = family().members
    if (self === undefined) throw new Error('a family has somebody')
    const { id, version } = await storedSubmission(
      someone(),
      family({ members: [{ ...self, idNumber: kin.idNumber }, ...others] }),
    )
    await noteKinOf(id)
    await noteKinOf(id)
    const { events, application } = await fileOf(id)
    expect(events.filter(({ type }) => type === 'kinNoted')).toHaveLength(1)
    expect(application.kin).toMatchObject({ officers: [officer.id], names: [officer.name], registered: true })

    // Nor does an ended case stay open to a relative who comes into the register later.
    const resident = someone()
    const ended = await storedSubmission(
      resident,
      family({ members: [{ ...self, idNumber: kin.idNumber }, ...others] }),
    )
    await record(deed(ended, { verb: 'withdraw', reason: '' }, resident))
    await noteKinOf(ended.id)
    expect(await knock(desk, officer.id, 'GET', `/desk/applications/${ended.id}`)).toMatchObject({
      status: 403,
      body: { code: 'CONFLICT_OF_INTEREST' },
    })

    const command = { version: version + 1, requestId: randomUUID() }
    const refused = await knock(desk, officer.id, 'POST', `/desk/applications/${id}/acceptance`, command)
    expect(refused).toMatchObject({ status: 403, body: { code: 'CONFLICT_OF_INTEREST' } })
    expect(await tracesOf(id)).toMatchObject([{ deed: 'refused', about: 'accept', by: { id: officer.id } }])
  })
})

describe('an office', () => {
  test('given somebody left, then the account has no role any more, and the record stays', async () => {
    const id = randomUUID()
    const by = { id: 'county-admin', name: '唐磊' }
    const joined: Officer = {
      id,
      name: '吴强',
      role: 'town-officer',
      division: '500198101',
      version: 1,
      communities: ['500198101001'],
      since: '2026-11-20',
      left: null,
    }
    const change: OfficeChange = { at: now, by, deed: 'joined', officer: joined }
    expect(await writeOffice(null, change)).toBe('written')
    expect(await writeOffice(null, change)).toBe('changed-meanwhile')
    expect(await findPerson(id)).toMatchObject({ role: 'town-officer' })
    const other = { ...change.officer, id: randomUUID() }
    expect(await writeOffice(null, { ...change, officer: other })).toBe('community-taken')
    const left = { ...change.officer, version: 2, left: { on: '2026-11-20', successor: null } }
    expect(await writeOffice(change.officer, { ...change, deed: 'left', officer: left })).toBe('written')
    expect(await findPerson(id)).toBeNull()
    expect(await findOfficer(id)).toEqual(left)
    expect(await writeOffice(null, { ...change, officer: other })).toBe('written')
    expect((await officersOf('500198')).map((one) => one.id).sort()).toEqual([id, other.id].sort())
  })
})
