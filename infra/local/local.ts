/** `npm run local -- clock ISO-TIME|now [--data DIR]`: moves the business clock of the running system. */
import { readArguments, runCommand } from '#infra/local/arguments.ts'
import { moveClock } from '#infra/local/control.ts'
import { Refusal } from '#infra/local/refusal.ts'

await runCommand(async () => {
  const { positionals, data } = readArguments()
  const [command, to] = positionals
  if (command !== 'clock' || to === undefined) throw new Refusal('Usage: npm run local -- clock ISO-TIME|now')
  console.log(await moveClock(data, to))
})
