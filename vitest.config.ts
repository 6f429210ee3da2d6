import { defineConfig } from 'vitest/config'

/** Unit projects need nothing; `system` and `journeys` share one running system on free ports with data of its own. */
const running = {
  globalSetup: ['test/support/running-system.ts', 'test/support/chromium.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  fileParallelism: false,
}

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test/report/results.json' }]],
    maxWorkers: 2,
    expect: { requireAssertions: true },
    projects: [
      {
        test: {
          name: 'domain',
          include: ['test/{domain,documents,contract,papers,sealing}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'cloud', include: ['test/cloud/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'local', include: ['test/local/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'store',
          include: ['test/store/**/*.test.ts'],
          globalSetup: 'test/support/engines.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      { test: { ...running, name: 'system', include: ['test/{api,journeys}/**/*.test.ts'] } },
    ],
  },
})
