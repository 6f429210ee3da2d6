import { beforeAll, describe, expect, test } from 'vitest'
import { withoutContact } from '#shared/domain/reports/sender.ts'
import { tips } from '#shared/store/reports.ts'
import { answerForIdentity, askedIdentities, askForIdentity, claimIdentities } from '#shared/store/sender-identities.ts'
import { shortTip } from '../support/filings.ts'
import { keyHolder, leavesDesk, type KeyHolder } from '../support/key-holders.ts'
import { now } from '../support/stored-case.ts'
import { sentTip, storedTip } from '../support/stored-tip.ts'

const county = '500153'
const contact = { name: '不愿露面的秦老师', phone: '13987650001' }
const by = (role: string) => ({ id: role, name: '某人', role })
const request = { reason: '要当面辨认。', by: by('tip-handler'), at: now }
const consent = { opened: true, reason: '同意当面辨认。', by: by('custodian'), at: now }

let handler: KeyHolder
let custodian: KeyHolder
beforeAll(async () => {
  handler = await keyHolder('tip-handler', county)
  custodian = await keyHolder('custodian', county)
})

const filed = (division = county) => storedTip({ filing: { ...shortTip, division }, contact })
const seen = async (id: string) => (await tips.find(id, handler.identities))?.sender
const answer = (id: string, who: KeyHolder, word = consent) => answerForIdentity(id, county, who.identities, word)

describe('who sent a tip in confidence', () => {
  test('is told to the desk when a custodian opens it with a reason, and the sender reads both reasons', async () => {
    const { id, receipt } = await filed()
    expect(await seen(id)).toEqual({ kept: true, asked: null, answered: null })
    expect(await askForIdentity(id, request)).toBe(true)
    expect(await askForIdentity(id, request)).toBe(false)
    expect(await askedIdentities(county, custodian.identities)).toContainEqual({ id, request })
    expect(await answer(id, custodian)).toBe(true)
    const told = { kept: true, asked: request, answered: { ...consent, contact } }
    expect(await seen(id)).toEqual(told)
    expect((await sentTip(receipt)).sender).toEqual(told)
    expect((await askedIdentities(county, custodian.identities)).map((asked) => asked.id)).not.toContain(id)
  })

  test('stays untold when a custodian refuses, and may be asked for again', async () => {
    const { id } = await filed()
    await askForIdentity(id, request)
    expect(await answer(id, custodian, { ...consent, opened: false })).toBe(true)
    expect(await seen(id)).toMatchObject({ answered: { opened: false, contact: null } })
    expect(await askForIdentity(id, request)).toBe(true)
  })

  test('is opened by nobody without a custodian’s key, nor where nobody asked', async () => {
    const { id } = await filed()
    expect(await answer(id, custodian)).toBe(false)
    await askForIdentity(id, request)
    expect(await answer(id, handler)).toBe(false)
    expect(await askedIdentities(county, handler.identities)).toEqual([])
  })

  test('is gone when its sender takes it back, from what was opened too', async () => {
    const { id, receipt } = await filed()
    await askForIdentity(id, request)
    await answer(id, custodian)
    const found = await sentTip(receipt)
    expect(await tips.saveForgetting(found, withoutContact(found.report))).toBe(true)
    expect(await seen(id)).toEqual({ kept: false, asked: request, answered: { ...consent, contact: null } })
    expect(await askForIdentity(id, request)).toBe(false)
  })

  test('stays with the custodians alone when the tip is sealed anew, and what was asked is still read', async () => {
    const leaver = await keyHolder('tip-handler', county)
    const { id, receipt } = await filed()
    await askForIdentity(id, request)
    await leavesDesk(leaver)
    expect(await tips.save(await sentTip(receipt))).toBe(true)
    expect(await seen(id)).toEqual({ kept: true, asked: request, answered: null })
    expect(await answer(id, custodian)).toBe(true)
    expect(await seen(id)).toMatchObject({ answered: { contact } })
  })

  test('waits for the first custodian of a county that has none', async () => {
    const elsewhere = '341623'
    const { id } = await filed(elsewhere)
    expect(await askForIdentity(id, request)).toBe(false)
    const first = await keyHolder('custodian', elsewhere)
    await claimIdentities(elsewhere)
    expect(await askForIdentity(id, request)).toBe(true)
    expect(await answerForIdentity(id, elsewhere, first.identities, consent)).toBe(true)
  })
})
