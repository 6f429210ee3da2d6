/** Loads the demo data into a new system, and never again into the same data. */
import { existsSync, writeFileSync } from 'node:fs'
import { explain, Refusal } from '#infra/local/refusal.ts'
import type { LoadDemo, System } from '#infra/local/running.ts'

/**
 * @param marker file that says the data are there
 * @throws Refusal when the loader failed: the data are then half there.
 */
export const loadDemoOnce = async (marker: string, system: System): Promise<void> => {
  if (existsSync(marker)) return
  try {
    const { loadDemo }: { loadDemo: LoadDemo } = await import('#infra/local/demo/load.ts')
    await loadDemo({ ...system, api: system.endpoints.api })
  } catch (cause) {
    throw new Refusal(`The demo data could not be loaded: ${explain(cause)} (npm run reset starts afresh)`, { cause })
  }
  writeFileSync(marker, JSON.stringify({ loadedAt: new Date().toISOString() }))
}
