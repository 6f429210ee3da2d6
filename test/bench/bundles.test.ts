import { App, Stack } from 'aws-cdk-lib'
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleDoors } from '#infra/constructs/bundles.ts'

/** A door's bundle is read and compiled at every cold start. */
const mostBytes = 1_300_000
/** Brings a printer of documents; nobody waits for it. */
const printing: readonly string[] = ['applications/on-change', 'archives/on-approval']

const doors = globSync('functions/*/*.ts')
  .filter((file) => /export const handler\b/.test(readFileSync(file, 'utf8')))
  .map((file) => file.slice('functions/'.length, -'.ts'.length))
const outdir = mkdtempSync(join(tmpdir(), 'sunshine-bundles-'))

beforeAll(() => void bundleDoors(new Stack(new App({ outdir, analyticsReporting: false }), 'Doors'), doors))
afterAll(() => rmSync(outdir, { recursive: true, force: true }))

test.each(doors)('%s is small enough to start quickly', (door) => {
  expect(statSync(join(outdir, 'bundles', door, 'index.mjs')).size).toBeLessThan(
    printing.includes(door) ? 2_300_000 : mostBytes,
  )
})
