import { KinRelation } from '#shared/domain/people/kin.ts'
import type { Api } from '#lib/server/api.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { villagesOf } from './places.server.ts'
import { kinRelationWords } from './words/people.ts'

/** Whose relatives can be registered, and how. */
export async function kinChoices(api: Api, county: string) {
  const { officers } = await api.people.administrator.list({})
  return {
    accounts: officers
      .filter(({ left }) => left === null)
      .map(({ id, name }) => ({ value: id, text: `${name}（${id}）` })),
    villages: villagesOf(county),
    relations: KinRelation.options.map((relation) => ({ value: relation, text: kinRelationWords[relation]() })),
  }
}

/** An officer with an account when one is chosen, else a cadre by name and village. */
export const kinTyped = ({ account, cadre, village, relation, name, idNumber }: Typed) => ({
  of: account ? { kind: 'account', account } : { kind: 'cadre', name: cadre, village },
  relation,
  name,
  idNumber,
})

const fields: Readonly<Record<string, string>> = {
  'of.account': 'account',
  'of.name': 'cadre',
  'of.village': 'village',
}
export const kinField = (path: string): string => fields[path] ?? path
