import { any, Entity, GetItemCommand, item, number, PutItemCommand, string } from 'dynamodb-toolbox'
import { Proof } from '#shared/domain/decisions/proof.ts'
import { publicRecord } from './public-record.ts'
import { unlessRefused } from './refused.ts'

/** By the sixteen signs of its code: only who holds the paper can ask for it, and nothing lists them. */
const ProofEntity = new Entity({
  name: 'proof',
  table: publicRecord,
  timestamps: false,
  schema: item({
    code: string().key(),
    /** The version of the case that it was projected from: a late repeat never undoes a later change. */
    caseVersion: number(),
    proof: any(),
  }),
  computeKey: ({ code }) => ({ pk: `PROOF#${code}`, sk: 'PROOF' }),
})

/** Access pattern: what a written decision's code proves; null for any other code. */
export async function findProof(code: string): Promise<Proof | null> {
  const { Item } = await ProofEntity.build(GetItemCommand).key({ code }).send()
  return Item ? Proof.parse(Item.proof) : null
}

/** Doing it again changes nothing; an older change of the case than the one known is ignored. */
export const keepProof = (code: string, caseVersion: number, proof: Proof): Promise<boolean> =>
  unlessRefused(() =>
    ProofEntity.build(PutItemCommand)
      .item({ code, caseVersion, proof })
      .options({
        condition: {
          or: [
            { attr: 'caseVersion', exists: false },
            { attr: 'caseVersion', lt: caseVersion },
          ],
        },
      })
      .send(),
  )
