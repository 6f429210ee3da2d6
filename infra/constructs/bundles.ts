import { Stage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { buildSync } from 'esbuild'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Context key: synthesize the templates alone, with a placeholder for each door's code. Tests of the template set it. */
export const templateOnly = 'templateOnly'

/** Some packages still call `require`, which an ES module does not have. */
const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"
const placeholder = Code.fromInline('exports.handler = async () => {}')
const isTemplateOnly = (scope: Construct): boolean => scope.node.tryGetContext(templateOnly) === true

/** Doors that write Chinese on paper: the type lies beside their bundle, where it is looked for as a package's file. */
export const prints: ReadonlySet<string> = new Set(['applications/on-change', 'archives/on-approval', 'notices/board'])
const type = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

const layTypeBeside = (bundle: string): void => {
  for (const face of type) {
    const file = `node_modules/@expo-google-fonts/noto-sans-sc/${face}`
    mkdirSync(dirname(join(bundle, file)), { recursive: true })
    copyFileSync(file, join(bundle, file))
  }
}

/**
 * Bundles all doors in one esbuild run and answers the code of each by its name, `<subject>/<door>`.
 * Why one run: shared/decisions/one-bundling-run.md.
 */
export function bundleDoors(scope: Construct, doors: readonly string[]): (door: string) => Code {
  if (isTemplateOnly(scope)) return () => placeholder
  const missing = doors.find((door) => !existsSync(`functions/${door}.ts`))
  if (missing) throw new Error(`The door ${missing} has no file functions/${missing}.ts`)
  const outdir = join(resolve(Stage.of(scope)?.outdir ?? 'cdk.out'), 'bundles')
  buildSync({
    entryPoints: doors.map((door) => ({ in: `functions/${door}.ts`, out: `${door}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    // Chinese as it is: escaped, each sign is twice as long.
    charset: 'utf8',
    sourcemap: true,
    sourcesContent: false,
    banner: { js: banner },
    logLevel: 'warning',
  })
  for (const door of doors) if (prints.has(door)) layTypeBeside(join(outdir, door))
  return (door) => Code.fromAsset(join(outdir, door))
}

/** The portal brings its own build: its server, its handler (`lambda.mjs`) and its static files. */
export function builtPortal(scope: Construct, directory: string): Code {
  if (isTemplateOnly(scope)) return placeholder
  if (!existsSync(join(directory, 'lambda.mjs')))
    throw new Error(`The portal is not built: ${directory} has no lambda.mjs`)
  return Code.fromAsset(directory)
}
