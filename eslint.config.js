import { defineConfig, includeIgnoreFile } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import { resolve } from 'node:path'
import tseslint from 'typescript-eslint'

/** Rules for all our code. */
const everywhere = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
  // The named import carries every locale into a bundle: 450 kB against 180 kB.
  'no-restricted-syntax': [
    'error',
    {
      selector: "ImportDeclaration[source.value='zod'] > :not(ImportNamespaceSpecifier, Literal)",
      message: "Write `import * as z from 'zod'`.",
    },
  ],
}

/** A name that could sit in any project says nothing about this one. */
const namesThatSayNothing = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'types',
  'type',
  'manager',
  'service',
  'misc',
]

export default defineConfig(
  includeIgnoreFile(resolve('.gitignore')),
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,js,mjs,svelte}'],
    extends: [tseslint.configs.strict],
    rules: everywhere,
  },
  {
    files: ['{infra,functions,shared,test}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...everywhere,
      // Recurses without end on functions/http/serve.ts (typescript-eslint 8.73).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A promise is often what a signature asks for, whether or not there is something to wait for.
      '@typescript-eslint/require-await': 'off',
      // Names and codes are counted by code points here, and spreading is how.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A parameter used once still names what is passed through to zod.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Servers and timers take async callbacks; each catches its own failures.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // Reported, not refused: a new major version elsewhere must not break our build.
      '@typescript-eslint/no-deprecated': 'warn',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Matchers such as `expect.any` are of type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A description holds many short cases.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500 }],
    },
  },
  {
    files: ['test/{cloud,local,domain,journeys}/**/*.ts'],
    rules: {
      // What is asserted there comes from libraries that give it no type: a template, a row, a page.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Types of the portal are checked by svelte-check, which knows the types of its routes.
    files: ['portal/**/*.svelte', 'portal/**/*.svelte.ts'],
    extends: [svelte.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // The portal is served at the root of its own origin, so an address is its path.
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-navigation-without-resolve': 'off' },
  },
  {
    files: [`**/{${namesThatSayNothing.join(',')}}.{ts,js,mjs,svelte}`, `**/{${namesThatSayNothing.join(',')}}/**`],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'Program', message: 'Name the file after what it is about.' }],
    },
  },
)
