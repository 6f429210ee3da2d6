import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startSystem } from '#infra/local/system.ts'

declare module 'vitest' {
  interface ProvidedContext {
    endpoints: Awaited<ReturnType<typeof startSystem>>['endpoints']
    dataDirectory: string
  }
}

/** One whole system for the API's tests and the journeys: free ports, data of its own, demo loaded, gone afterwards. */
export default async function running(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'sunshine-test-'))
  const system = await startSystem({ port: 0, data, quiet: true, demo: true })
  project.provide('endpoints', system.endpoints)
  project.provide('dataDirectory', data)
  return async () => {
    await system.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
