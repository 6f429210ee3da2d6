/**
 * `npm start -- [--port N] [--data DIR]`: the whole system on this machine, until Ctrl-C.
 * `--no-demo` leaves the demo data out; `--assembly DIR` runs a cloud assembly as it is instead of building one.
 */
import { readArguments } from '#infra/local/arguments.ts'
import { explain } from '#infra/local/refusal.ts'
import type { System } from '#infra/local/running.ts'
import { startSystem } from '#infra/local/system.ts'

const parentWatchMs = 1000
/** Whatever hangs at the end is left behind. */
const patienceMs = 5000

let system: System | undefined
let ending = false

const end = (status: number) => {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(status), patienceMs).unref()
  void Promise.resolve(system?.stop()).finally(() => process.exit(status))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) end(0)
}, parentWatchMs).unref()

try {
  const { port, data, demo, assembly } = readArguments()
  system = await startSystem({ port, data, demo, ...(assembly !== undefined && { assembly }) })
  console.log(`阳光救助 Sunshine Aid: ${system.endpoints.portal}`)
} catch (error) {
  console.error(explain(error))
  end(1)
}
