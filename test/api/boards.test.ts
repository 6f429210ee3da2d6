import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { addDays } from '#shared/domain/calendar/calendar.ts'
import { anyone, as, done, fieldsOf, read } from '../support/api.ts'
import { returnToNow, travelTo } from '../support/business-clock.ts'
import { act, submitted, today, underNotice } from '../support/case-walk.ts'
import { family } from '../support/family.ts'
import { wholeFiles } from '../support/files.ts'
import { pdfText } from '../support/pdf-text.ts'
import { judged, sendForm } from '../support/uploads.ts'

const village = '500153001004'
const { board: desk, public: web } = contract.notices
const { officer } = contract.applications
const inVillage = () => family({ place: { village, address: '人民路 12 号' } })
const patience = { timeout: 30_000, interval: 200 }
const town = as('town-changyuan')

const seen = async (query = '') => read(await town.get(`/desk/boards/${village}${query}`), desk.get)
const onWeb = async () => read(await anyone.get(`/notices?village=${village}`), web.list).notices
const shown = async (id: string) => read(await town.get(`/desk/applications/${id}`), officer.get)
/** What a sheet says, as it is opened from the desk. */
const printed = async (kind: string, on = today()) => {
  const { url } = read(await town.get(`/desk/boards/${village}/sheet?kind=${kind}&on=${on}`), desk.sheet)
  return pdfText(new Uint8Array(await (await fetch(url)).arrayBuffer())).replaceAll('\n', '')
}

describe('the board of a village', () => {
  let id: string
  beforeAll(async () => {
    id = await underNotice('resident-wang', inVillage())
  })
  const hanging = async () => (await seen()).reviews.find((each) => each.id === id)

  test('shows what is to be hung, and prints it with the days that begin today', async () => {
    expect(await hanging()).toMatchObject({ isPosted: false, postings: [], postingPlaces: 1 })
    const text = await printed('REVIEW')
    expect(text).toContain('农村低保审核公示')
    expect(text).toContain('李桂花')
    expect(text).not.toMatch(/王建军|人民路|990101/)
  })

  test('shows where it hangs, since when and who says so; the sheet of that day can be printed again', async () => {
    done(await act('town-changyuan', await shown(id), 'posting', { places: ['村务公开栏'], postedOn: today() }))
    expect(await hanging()).toMatchObject({
      isPosted: true,
      postings: [{ place: '村务公开栏', postedOn: today(), by: '赵敏' }],
    })
    expect(await printed('REVIEW')).toContain('李桂花')
    const before = today(-86_400_000)
    expect((await town.get(`/desk/boards/${village}/sheet?kind=REVIEW&on=${before}`)).status).toBe(404)
  })

  test('has photographs of a day, sent like every file, and opened by officers of the place alone', async () => {
    const wish = { village, postedOn: today(), place: '村务公开栏' }
    const form = read(await town.post(`/desk/boards/${village}/photographs`, wish), desk.photograph)
    expect((await sendForm(form, new Uint8Array(wholeFiles['image/jpeg']), '公示.jpg')).status).toBe(201)
    const document = await judged(async () =>
      (await seen()).photographs.flatMap(({ documents }) => documents).find((each) => each.id === form.documentId),
    )
    expect(document).toMatchObject({ status: 'clean', kind: 'board-photograph', name: '村务公开栏' })
    const path = `/desk/boards/${village}/photographs/${today()}/${document.id}`
    expect(read(await as('county-supervisor').get(path), desk.link).url).toContain('http')
    for (const account of ['town-renyi', 'resident-li', 'county-verifier'])
      expect((await as(account).get(path)).status, account).not.toBe(200)
    const tomorrow = addDays(today(), 1).date
    expect(fieldsOf(await town.post(`/desk/boards/${village}/photographs`, { ...wish, postedOn: tomorrow }))).toEqual({
      postedOn: 'date-in-future',
    })
  })

  test('does not exist for another town', async () => {
    expect((await as('town-renyi').get(`/desk/boards/${village}`)).status).toBe(404)
    expect((await as('town-renyi').get(`/desk/boards/${village}/sheet?kind=REVIEW&on=${today()}`)).status).toBe(404)
  })
})

describe('a list of who applied', () => {
  afterAll(returnToNow)
  const listed = async () => (await onWeb()).filter(({ kind }) => kind === 'APPLICATION')
  const accepted = async () => {
    const sent = await submitted('resident-wang', inVillage())
    done(await act('town-changyuan', sent, 'acceptance'))
    return sent.id
  }
  const { drafts, signatory } = contract.programs
  /** From March 2036 on this region has the list; until then, and elsewhere, nobody has. */
  const inForce = async () => {
    const { policies } = read(await as('county-admin').get('/desk/policies'), drafts.list)
    const law = policies.find(({ program, region }) => program === 'rural-dibao' && region === '500153')
    if (law === undefined) throw new Error('the demo county has a rural version')
    const { id: _id, ...terms } = law
    const words = { ...terms, effectiveFrom: '2036-03', procedure: { applicationList: true } }
    const { id } = read(await as('county-admin').post('/desk/policies', words), drafts.draft)
    await vi.waitFor(
      async () =>
        expect(read(await as('county-confirmer').get(`/desk/policies/${id}`), drafts.get).draft.simulation.status).toBe(
          'done',
        ),
      { timeout: 60_000, interval: 300 },
    )
    read(await as('county-confirmer').post(`/desk/policies/${id}/signature`, { version: 1 }), signatory.sign)
  }

  test('is no part of the law: nobody is listed', async () => {
    await accepted()
    expect(await listed()).toEqual([])
  })

  test('where the region has one shows the name alone, until the family withdraws or its days are over', async () => {
    await inForce()
    await travelTo('2036-03-03')
    const leaving = await accepted()
    await accepted()
    await vi.waitFor(async () => expect(await listed()).toHaveLength(2), patience)
    const [first] = await listed()
    expect(first).toEqual({
      kind: 'APPLICATION',
      id: first?.id,
      village,
      program: 'rural-dibao',
      applicantName: '李桂花',
      postedOn: '2036-03-03',
      lastDay: '2036-03-10',
    })
    done(await as('resident-wang').post(`/applications/${leaving}/withdrawal`, { reason: '找到工作了。' }))
    await vi.waitFor(async () => expect(await listed()).toHaveLength(1), patience)
    await travelTo('2036-03-10')
    expect(await listed()).toHaveLength(1)
    await travelTo('2036-03-11')
    expect(await listed()).toEqual([])
  })
})
