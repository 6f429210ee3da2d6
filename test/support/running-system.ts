import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { System } from '#infra/local/running.ts'
import { startSystem } from '#infra/local/system.ts'

declare module 'vitest' {
  interface ProvidedContext {
    endpoints: System['endpoints']
    dataDirectory: string
    logDirectory: string
    /** By which code outside the functions finds tables, buckets and keys. */
    environment: System['environment']
  }
}

/**
 * One whole system for the API's tests and the journeys: free ports, data of its own, demo loaded, gone afterwards.
 * SUNSHINE_ASSEMBLY names a synthesized cloud assembly to run as it is; without it, everything is brought up to date first.
 */
export default async function running(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'sunshine-test-'))
  const assembly = process.env['SUNSHINE_ASSEMBLY']
  const system = await startSystem({ port: 0, data, quiet: true, demo: true, ...(assembly ? { assembly } : {}) })
  project.provide('endpoints', system.endpoints)
  project.provide('dataDirectory', data)
  project.provide('logDirectory', system.logDirectory)
  project.provide('environment', system.environment)
  return async () => {
    await system.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
