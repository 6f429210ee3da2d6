import { Entity, GetItemCommand, item, number, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { Referral, waits } from '#shared/domain/referrals/referral.ts'
import { signsOf, spokenCode } from '#shared/domain/spoken-code.ts'
import { casework, GuardEntity } from './casework.ts'
import { unlessRefused } from './refused.ts'
import { invitationBytes, invitationOf, openReferral, sealReferral } from './sealed-answers.ts'
import { townOf } from './waiting.ts'

/** Sealed whole, and apart from every case; the town's list holds those that still wait, the oldest first. */
const ReferralEntity = new Entity({
  name: 'referral',
  table: casework,
  timestamps: false,
  schema: item({
    id: string().key(),
    version: number(),
    town: string(),
    sealed: string(),
    desk: string().optional(),
    due: string(),
  }),
  computeKey: ({ id }) => ({ pk: `REFERRAL#${id}`, sk: 'REFERRAL' }),
})

const deskOf = (town: string) => `${town}#referrals`
const rowOf = async (referral: Referral) => {
  const town = townOf(referral.finding.village)
  return {
    id: referral.id,
    version: referral.version,
    town,
    sealed: await sealReferral(JSON.stringify(referral), referral.id),
    due: `${referral.foundAt}#${referral.id}`,
    ...(waits(referral) && { desk: deskOf(town) }),
  }
}
const opened = async ({ id, sealed }: { readonly id: string; readonly sealed: string }) =>
  Referral.parse(JSON.parse(await openReferral(sealed, id)))

/** The code on the paper that the town hands to the household it invites; derived again whenever it is asked for. */
export const invitationCode = async (id: string): Promise<string> => spokenCode(await invitationBytes(id))
const codeHash = async (id: string) => invitationOf(signsOf(await invitationCode(id)))
const guardOf = (hash: string) => `INVITATION#${hash}`

/** Adds a finding, with what its code is found by; one that was sent before stays as it is. Reads nothing. */
export async function addReferral(referral: Referral): Promise<void> {
  await GuardEntity.build(PutItemCommand)
    .item({ what: guardOf(await codeHash(referral.id)), application: referral.id })
    .send()
  await unlessRefused(async () =>
    ReferralEntity.build(PutItemCommand)
      .item(await rowOf(referral))
      .options({ condition: { attr: 'id', exists: false } })
      .send(),
  )
}

/** Writes a referral over the version it was decided on; false when somebody wrote in between. */
export const writeReferral = (before: Referral, after: Referral): Promise<boolean> =>
  unlessRefused(async () =>
    ReferralEntity.build(PutItemCommand)
      .item(await rowOf(after))
      .options({ condition: { attr: 'version', eq: before.version } })
      .send(),
  )

/** Access pattern: one referral. */
export async function findReferral(id: string): Promise<Referral | null> {
  const { Item } = await ReferralEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  return Item ? opened(Item) : null
}

/** Access pattern: the referral that a code invites from. */
export async function referralInvitedBy(code: string): Promise<Referral | null> {
  const { Item } = await GuardEntity.build(GetItemCommand)
    .key({ what: guardOf(await invitationOf(code)) })
    .send()
  return Item === undefined ? null : findReferral(Item.application)
}

/** Access pattern: the referrals that wait at a town, the oldest first. */
export async function referralsAt(town: string): Promise<Referral[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: deskOf(town) })
    .entities(ReferralEntity)
    .options({ limit: 200 })
    .send()
  return Promise.all(Items.map(opened))
}
