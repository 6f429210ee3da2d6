import { App, Stack } from 'aws-cdk-lib'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleDoors, prints } from '#infra/constructs/bundles.ts'

/** A door's bundle is read and compiled at every cold start: as many bytes as what it is there for takes. */
const mostBytes = (door: string): number => {
  // A printer of documents.
  if (prints.has(door)) return 2_300_000
  // Rebuilds PDFs without what they tell of their author; nobody waits for it.
  if (door === 'tips/on-evidence') return 1_800_000
  // Seals and opens: age with its recipients for a time of quantum computers.
  return door.startsWith('tips/') ? 1_400_000 : 1_300_000
}

const doors = globSync('functions/*/*.ts')
  .filter((file) => /export const handler\b/.test(readFileSync(file, 'utf8')))
  .map((file) => file.slice('functions/'.length, -'.ts'.length))
const outdir = mkdtempSync(join(tmpdir(), 'sunshine-bundles-'))

beforeAll(() => void bundleDoors(new Stack(new App({ outdir, analyticsReporting: false }), 'Doors'), doors))
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

test.each(doors)('%s is small enough to start quickly', (door) => {
  expect(statSync(join(outdir, 'bundles', door, 'index.mjs')).size).toBeLessThan(mostBytes(door))
})
