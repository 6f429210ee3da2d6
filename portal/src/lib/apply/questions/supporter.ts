import { Supporter } from '#shared/domain/applications/answers.ts'
import { yuanTyped } from '#lib/money.ts'
import { given, type Question, typedYesNo, yesNo } from '../question.ts'
import { fenTyped } from './money-typed.ts'

const fields = ['name', 'relation', 'amount', 'per', 'consent', 'idNumber'] as const
const fieldOf = new Map([['amountFen', 'amount']])

/** One legal supporter outside the household; the number counts only of who agreed. */
export const supporter: Question<Supporter> = {
  schema: Supporter,
  fields,
  show: ({ name, relation, paid, consent }) => ({
    name,
    relation,
    amount: yuanTyped(paid.amountFen),
    per: paid.per,
    consent: typedYesNo(consent !== null),
    idNumber: consent?.idNumber ?? '',
  }),
  read: ({ name, relation, amount, per, consent, idNumber }) => {
    const agrees = yesNo(consent)
    return {
      name,
      relation: given(relation),
      paid: { amountFen: fenTyped(amount), per: given(per) },
      consent: agrees ? { idNumber } : agrees === false ? null : undefined,
    }
  },
  field: (path) => {
    const last = path.split('.').at(-1) ?? ''
    return fields.find((field) => field === (fieldOf.get(last) ?? last))
  },
}
