import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { GetItemCommand, PutItemCommand } from 'dynamodb-toolbox'
import { CompactEncrypt } from 'jose'
import { describe, expect, test } from 'vitest'
import { findCase } from '#shared/store/applications.ts'
import { ApplicationEntity } from '#shared/store/casework.ts'
import { sealUnder } from '#shared/store/seal.ts'
import { family } from '../support/family.ts'
import { someone, storedSubmission } from '../support/stored-case.ts'

const casework = sealUnder('CASEWORK_KEY')
const number = '990101198202044819'

describe('a sealed value', () => {
  test('opens in its own record, and reads like nothing', async () => {
    const sealed = await casework.seal(number, 'case-1/member')
    expect(sealed).not.toContain(number)
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(number)
    expect(await casework.open(sealed, 'case-1/member')).toBe(number)
  })

  test('is another one each time', async () => {
    expect(await casework.seal(number, 'case-1')).not.toBe(await casework.seal(number, 'case-1'))
  })

  test('does not open in another record', async () => {
    const sealed = await casework.seal(number, 'case-1/member')
    await expect(casework.open(sealed, 'case-2/member')).rejects.toThrow('moved to another record')
  })

  test('does not open when its record was changed to fit', async () => {
    const [header = '', ...rest] = (await casework.seal(number, 'case-1')).split('.')
    const told: object = JSON.parse(Buffer.from(header, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...told, record: 'case-2' })).toString('base64url')
    await expect(casework.open([forged, ...rest].join('.'), 'case-2')).rejects.toThrow()
  })

  test('does not open when a single bit of it was changed', async () => {
    const parts = (await casework.seal(number, 'case-1')).split('.')
    const bytes = Buffer.from(parts[3] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    parts[3] = bytes.toString('base64url')
    await expect(casework.open(parts.join('.'), 'case-1')).rejects.toThrow()
  })

  test('sealed under another label opens under that one, so that keys can be changed', async () => {
    const label = 'v2'
    const { Mac = new Uint8Array() } = await new KMSClient({}).send(
      new GenerateMacCommand({
        KeyId: 'casework',
        MacAlgorithm: 'HMAC_SHA_256',
        Message: new TextEncoder().encode(`sunshine-aid/seal/${label}`),
      }),
    )
    const later = await new CompactEncrypt(new TextEncoder().encode(number))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: label, record: 'case-1' })
      .encrypt(Mac)
    expect(await casework.open(later, 'case-1')).toBe(number)
  })

  test('of one zone does not open in another', async () => {
    const sealed = await sealUnder('TIPS_KEY').seal(number, 'case-1')
    await expect(casework.open(sealed, 'case-1')).rejects.toThrow()
    await expect(sealUnder('COMPLAINTS_KEY').open(sealed, 'case-1')).rejects.toThrow()
  })
})

describe('a fingerprint', () => {
  test('is the same for the same person, of another zone another, and tells nothing', async () => {
    expect(await casework.fingerprint(number)).toBe(await casework.fingerprint(number))
    expect(await casework.fingerprint(number)).not.toBe(await casework.fingerprint('990101197909114820'))
    expect(await casework.fingerprint(number)).not.toBe(await sealUnder('TIPS_KEY').fingerprint(number))
    expect(await casework.fingerprint(number)).not.toContain(number)
  })
})

describe('a case at rest', () => {
  const rowOf = async (id: string) => {
    const { Item } = await ApplicationEntity.build(GetItemCommand).key({ id }).send()
    if (Item === undefined) throw new Error(`there is no row ${id}`)
    return Item
  }

  test('shows no number of anybody', async () => {
    const { id } = await storedSubmission(someone())
    const row = JSON.stringify(await rowOf(id))
    const { members, account, circumstances } = family()
    for (const secret of [...members.map(({ idNumber }) => idNumber), account.number, circumstances.phone])
      expect(row).not.toContain(secret)
  })

  test('copied over another case, does not open', async () => {
    const [mine, theirs] = await Promise.all([storedSubmission(someone()), storedSubmission(someone())])
    const [own, stolen] = await Promise.all([rowOf(mine.id), rowOf(theirs.id)])
    const write = (row: typeof own) => ApplicationEntity.build(PutItemCommand).item(row).send()
    await write({ ...own, snapshot: Object.assign({}, stolen.snapshot, { id: mine.id }) })
    await expect(findCase(mine.id)).rejects.toThrow('moved to another record')
    await write(own)
    expect(await findCase(mine.id)).toMatchObject({ application: { id: mine.id } })
  })
})
