import { cpSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser. */
    chromium: string
  }
}

const typeface = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))

/**
 * The browser comes in a package of its own and is unpacked once. On a bare system it brings its libraries too, if told so,
 * and a folder of fonts: without Chinese among them a page is measured in empty boxes, narrower than what people see.
 */
export default async function unpack(project: TestProject) {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  project.provide('chromium', await chromium.executablePath())
  for (const weight of ['400Regular', '700Bold'])
    cpSync(join(typeface, weight), join(tmpdir(), 'fonts', 'noto-sans-sc', weight), { recursive: true })
}
