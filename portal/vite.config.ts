import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { lambda } from './adapter/index.ts'
import { completeMessages } from './complete-messages.ts'

const messages = fileURLToPath(new URL('./src/lib/paraglide', import.meta.url))

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: messages,
      outputStructure: 'message-modules',
      strategy: ['cookie', 'baseLocale'],
      cookieName: 'language',
      emitReadme: false,
    }),
    completeMessages(`${messages}/messages`),
    sveltekit({
      compilerOptions: { runes: true },
      adapter: lambda(),
      // A form of nobody's is answered by another page at its own address: what that page loads must not depend on where it stands.
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        // form-action and frame-src name the upload store, known only at run time: hooks.server.ts adds them.
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'worker-src': ['self'],
          'style-src': ['self'],
          // The one style attribute of Kit's own announcer, which tells screen readers of a new page.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'font-src': ['self'],
          'img-src': ['self', 'data:'],
          'manifest-src': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
          'frame-ancestors': ['self'],
        },
      },
    }),
  ],
  ssr: { noExternal: true },
  css: { preprocessorOptions: { scss: { loadPaths: ['../node_modules'], quietDeps: true } } },
})
