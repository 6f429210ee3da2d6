import { GetItemCommand, PutTransaction } from 'dynamodb-toolbox'
import { GuardEntity } from './casework.ts'
import { mandateOf } from './sealed-answers.ts'

/** What may exist once: a number, an open draft, a request; written with the decision it belongs to. */
export const once = (what: string, application: string) =>
  GuardEntity.build(PutTransaction)
    .item({ what, application })
    .options({ condition: { attr: 'what', exists: false } })

export const requestOf = (actor: string, requestId: string) => `REQUEST#${actor}#${requestId}`

/** Whether a request was carried out before, so that its repetition gets the same answer. */
export async function wasCarriedOut(actor: string, requestId: string): Promise<boolean> {
  const { Item } = await GuardEntity.build(GetItemCommand)
    .key({ what: requestOf(actor, requestId) })
    .options({ consistent: true })
    .send()
  return Item !== undefined
}

/** By which the code on a slip of paper, given for a mandate, finds its application. */
export const mandateGuard = async (code: string) => `MANDATE#${await mandateOf(code)}`

/** Access pattern: which application the code on a slip is of. */
export async function caseOfMandate(code: string): Promise<string | null> {
  const { Item } = await GuardEntity.build(GetItemCommand)
    .key({ what: await mandateGuard(code) })
    .send()
  return Item?.application ?? null
}
