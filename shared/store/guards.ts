import { GetItemCommand, PutTransaction } from 'dynamodb-toolbox'
import { GuardEntity } from './casework.ts'

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
