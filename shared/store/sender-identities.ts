import type { FormattedItem } from 'dynamodb-toolbox'
import { GetItemCommand, PutItemCommand, PutTransaction, QueryCommand } from 'dynamodb-toolbox'
import { Contact } from '#shared/domain/people/contact.ts'
import { IdentityAnswer, IdentityRequest, type SenderIdentity } from '#shared/domain/reports/sender-identity.ts'
import { openText, sealTextTo } from '#shared/sealing/envelope.ts'
import { unlessRefused } from './refused.ts'
import { holdersOf } from './tip-keys.ts'
import { SenderEntity, tipsSeal, tipsTable } from './tip-rows.ts'

type Row = FormattedItem<typeof SenderEntity>
const custodiansOf = async (county: string) => (await holdersOf(county, 'custodian')).map(({ recipient }) => recipient)
const deskOf = (county: string) => `${county}#custodian`
/** Where it waits while no custodian has a key. */
const unclaimedOf = (county: string) => `${county}#unclaimed`

/** Sealed to the custodians alone; under the zone's key while there is none. */
const sealedContact = async (id: string, county: string, contact: Contact) => {
  const custodians = await custodiansOf(county)
  const words = JSON.stringify(contact)
  return custodians.length > 0
    ? { contact: await sealTextTo(custodians, words) }
    : { unclaimed: await tipsSeal.seal(words, id), desk: unclaimedOf(county), due: id }
}

/** Lays a confidential sender's identity beside the tip. */
export const newSender = async (id: string, county: string, contact: Contact, recipient: string) =>
  SenderEntity.build(PutTransaction).item({
    id,
    version: 1,
    county,
    recipient,
    ...(await sealedContact(id, county, contact)),
  })

const read = async <T>(schema: { parse: (value: unknown) => T }, sealed: string | undefined, identity: string) =>
  sealed === undefined ? null : schema.parse(JSON.parse(await openText([identity], sealed)))

export const identityIn = async (row: Row | null, identity: string): Promise<SenderIdentity | null> =>
  row && {
    kept: row.contact !== undefined || row.unclaimed !== undefined,
    asked: await read(IdentityRequest, row.asked, identity),
    answered: await read(IdentityAnswer, row.answered, identity),
  }

const next = (row: Row, changes: Partial<Row>) => ({ ...row, ...changes, version: row.version + 1 })
const unchanged = ({ version }: Row) => ({ condition: { attr: 'version' as const, eq: version } })
const write = (row: Row, changes: Partial<Row>): Promise<boolean> =>
  unlessRefused(() => SenderEntity.build(PutItemCommand).item(next(row, changes)).options(unchanged(row)).send())

/** The same row for another key of the tip. */
export async function senderSealedAnew(row: Row | null, identity: string, recipient: string) {
  if (row === null) return []
  const { asked, answered } = row
  const custodians = asked === undefined ? [] : await custodiansOf(row.county)
  const changes = {
    recipient,
    ...(asked !== undefined && {
      asked: await sealTextTo([recipient, ...custodians], await openText([identity], asked)),
    }),
    ...(answered !== undefined && { answered: await sealTextTo([recipient], await openText([identity], answered)) }),
  }
  return [SenderEntity.build(PutTransaction).item(next(row, changes)).options(unchanged(row))]
}

/** Without who sent it, wherever that stands: what was asked and answered stays, so that the sender can still read it. */
export async function senderForgotten(row: Row | null, identity: string) {
  if (row === null) return []
  const { contact: _contact, unclaimed: _unclaimed, desk: _desk, due: _due, ...rest } = row
  const answer = await read(IdentityAnswer, row.answered, identity)
  const answered = answer && (await sealTextTo([row.recipient], JSON.stringify({ ...answer, contact: null })))
  const forgotten = next(rest, answered === null ? {} : { answered })
  return [SenderEntity.build(PutTransaction).item(forgotten).options(unchanged(row))]
}

const rowOf = async (id: string): Promise<Row | null> =>
  (await SenderEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()).Item ?? null

/** Asks the custodians who sent a tip. False where nothing lies there for them, or it was asked already. */
export async function askForIdentity(id: string, request: IdentityRequest): Promise<boolean> {
  const row = await rowOf(id)
  if (row?.contact === undefined || row.desk !== undefined) return false
  const asked = await sealTextTo([row.recipient, ...(await custodiansOf(row.county))], JSON.stringify(request))
  const { answered: _before, ...rest } = row
  return write(rest, { asked, desk: deskOf(row.county), due: `${request.at}#${id}` })
}

const at = async (partition: string): Promise<Row[]> => {
  const { Items = [] } = await tipsTable
    .build(QueryCommand)
    .query({ index: 'byDesk', partition })
    .entities(SenderEntity)
    .options({ maxPages: Infinity })
    .send()
  return Items
}

/** Seals what came while no custodian had a key to those who have one now. */
export async function claimIdentities(county: string): Promise<void> {
  for (const { unclaimed, desk: _desk, due: _due, ...row } of await at(unclaimedOf(county)))
    if (unclaimed !== undefined) {
      const contact = Contact.parse(JSON.parse(await tipsSeal.open(unclaimed, row.id)))
      await write(row, await sealedContact(row.id, county, contact))
    }
}

/** What a custodian is asked: of the tip itself they learn nothing. */
export interface AskedIdentity {
  readonly id: string
  readonly request: IdentityRequest
}

/** Access pattern: what the custodians of a county are asked, the oldest first, as far as these identities open it. */
export async function askedIdentities(county: string, identities: readonly string[]): Promise<AskedIdentity[]> {
  const rows = await at(deskOf(county))
  const opened = await Promise.all(
    rows.map(async ({ id, asked }) => ({ id, words: await openText(identities, asked ?? '').catch(() => null) })),
  )
  return opened.flatMap(({ id, words }) =>
    words === null ? [] : [{ id, request: IdentityRequest.parse(JSON.parse(words)) }],
  )
}

/** A custodian opens an identity to the tip's desk, or refuses. False when nobody asks any more, or their key does not open it. */
export async function answerForIdentity(
  id: string,
  county: string,
  identities: readonly string[],
  answer: Omit<IdentityAnswer, 'contact'>,
): Promise<boolean> {
  const row = await rowOf(id)
  if (row?.desk !== deskOf(county) || row.contact === undefined) return false
  const words = await openText(identities, row.contact).catch(() => null)
  if (words === null) return false
  const contact = answer.opened ? Contact.parse(JSON.parse(words)) : null
  const answered = await sealTextTo([row.recipient], JSON.stringify({ ...answer, contact }))
  const { desk: _desk, due: _due, ...rest } = row
  return write(rest, { answered })
}
