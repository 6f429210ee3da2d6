import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser. */
    chromium: string
  }
}

/** The browser comes in a package of its own and is unpacked once. On a bare system it brings its libraries too, if told so. */
export default async function unpack(project: TestProject) {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  project.provide('chromium', await chromium.executablePath())
}
