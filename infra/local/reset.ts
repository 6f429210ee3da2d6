/** `npm run reset [-- --data DIR]`: forgets everything the local cloud kept. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readArguments, runCommand } from '#infra/local/arguments.ts'
import { isRunning } from '#infra/local/control.ts'
import { Refusal } from '#infra/local/refusal.ts'

await runCommand(async () => {
  const { data } = readArguments()
  if (await isRunning(data)) throw new Refusal(`A system runs on ${data}: end it first`)
  if (!existsSync(data)) return
  const isOurs = existsSync(join(data, 'log')) || readdirSync(data).length === 0
  if (!isOurs) throw new Refusal(`${data} holds no data of the local cloud, so it stays as it is`)
  rmSync(data, { recursive: true })
})
