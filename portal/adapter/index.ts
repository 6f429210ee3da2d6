import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Adapter } from '@sveltejs/kit'
import { build } from 'esbuild'
import type { AssetTable } from './assets.ts'

const out = 'build'

/**
 * Turns Kit's output into one folder that is a Lambda function: `lambda.mjs` (exports `handler`, HTTP API payload 2.0),
 * `server/` (Kit's own Server) and `client/` (assets, each beside its .gz and .br).
 */
export function lambda(): Adapter {
  return {
    name: 'lambda',
    supports: { read: () => true },
    async adapt(builder) {
      rmSync(out, { force: true, recursive: true })
      const files = builder.writeClient(`${out}/client`)
      await builder.compress(`${out}/client`)
      const server = builder.getServerDirectory()
      builder.generateServerInstance(`${server}/server.js`)
      builder.copy(server, `${out}/server`)
      const table = describe(files, builder.mimeTypes, `${builder.getAppPath()}/immutable/`)
      writeFileSync(`${out}/assets.json`, JSON.stringify(table))
      await bundleHandler()
    },
  }
}

function describe(files: string[], mimeTypes: Record<string, string>, immutable: string): AssetTable {
  return Object.fromEntries(
    files.map((file) => {
      const content = readFileSync(join(out, 'client', file))
      const mime = mimeTypes[extname(file)] ?? 'application/octet-stream'
      return [
        `/${file}`,
        {
          type: /^text\/|javascript|json|svg/.test(mime) ? `${mime};charset=utf-8` : mime,
          etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
          immutable: file.startsWith(immutable),
          compressed: existsSync(join(out, 'client', `${file}.br`)),
        },
      ]
    }),
  )
}

async function bundleHandler() {
  await build({
    entryPoints: [fileURLToPath(new URL('./lambda.ts', import.meta.url))],
    outfile: `${out}/lambda.mjs`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    plugins: [
      {
        name: 'kit-server',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^kit:server$/ }, () => ({ path: './server/server.js', external: true }))
        },
      },
    ],
    logLevel: 'warning',
  })
}
