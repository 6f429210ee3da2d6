/** `npm run -s token -- ACCOUNT [--data DIR]`: an access token of the running system for a demo account. */
import { readArguments, runCommand, runningEndpoints } from '#infra/local/arguments.ts'
import { signIn } from '#infra/local/identity/headless.ts'
import { Refusal } from '#infra/local/refusal.ts'

await runCommand(async () => {
  const { positionals, data } = readArguments()
  const [account] = positionals
  if (account === undefined) throw new Refusal('Whose token? npm run -s token -- ACCOUNT')
  const { access_token: token } = await signIn(await runningEndpoints(data), account)
  console.log(token)
})
