import { accounts } from '#infra/local/identity/accounts.ts'
import { contract } from '#shared/contract/index.ts'
import { examplePassphrase } from '#shared/domain/keys/passphrase.ts'
import { HolderRole } from '#shared/domain/keys/holder-key.ts'
import { as, read } from './api.ts'

const tokens = new Map<string, Promise<string>>()

const unlocking = async (account: string) =>
  read(await as(account).post('/desk/tip-key/unlocking', { passphrase: examplePassphrase }), contract.tips.keys.unlock)
    .token

/** The header that opens tips for a demo account; none for those who have no key. */
export const tipKeyOf = async (account: string | null): Promise<Record<string, string>> => {
  const role = accounts.find((known) => known.account === account)?.role
  if (account === null || !HolderRole.safeParse(role).success) return {}
  const token = tokens.get(account) ?? unlocking(account)
  tokens.set(account, token)
  return { 'tip-key': await token }
}

/** What a person does whose key is unlocked: `(await unlocked('tip-handler')).get('/desk/tips')`. */
export const unlocked = async (account: string) => as(account, await tipKeyOf(account))
