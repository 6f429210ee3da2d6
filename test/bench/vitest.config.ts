import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Budgets on counts and bytes, never on seconds: they say the same on every machine. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/bench/**/*.test.ts'],
    globalSetup: 'test/support/engines.ts',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    expect: { requireAssertions: true },
  },
})
