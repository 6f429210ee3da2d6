/** Builds the portal and synthesizes the CDK app, each only when something it is made from has changed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from '#infra/local/refusal.ts'

const root = join(import.meta.dirname, '../..')
/** Where `npm run synth` writes as well. */
const assemblyDirectory = join(root, 'cdk.out')
const stamps = join(root, 'node_modules/.cache/sunshine-aid')
const lock = join(stamps, 'building')

interface Step {
  readonly name: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly directory: string
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

const portal: Step = {
  name: 'portal',
  inputs: ['portal', 'shared', 'package-lock.json'],
  output: 'portal/build/lambda.mjs',
  directory: 'portal',
  command: [join(root, 'node_modules/vite/bin/vite.js'), 'build'],
  environment: {},
}
const cloud: Step = {
  name: 'cloud definition',
  inputs: [
    'infra/app.ts',
    'infra/stacks',
    'infra/constructs',
    'functions',
    'shared',
    'portal/build',
    'package-lock.json',
  ],
  output: 'cdk.out/manifest.json',
  directory: '.',
  command: [join(root, 'infra/app.ts')],
  environment: { CDK_OUTDIR: assemblyDirectory },
}

/** What tools write among the sources. */
const generated = new Set(['node_modules', '.svelte-kit', 'paraglide'])

const filesBelow = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { withFileTypes: true })
        .filter(({ name }) => !generated.has(name))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap(({ name }) => filesBelow(join(path, name)))

const fingerprint = ({ inputs, name }: Step): string => {
  const hash = createHash('sha256').update(process.version)
  for (const input of inputs.map((path) => join(root, path)).filter(existsSync))
    for (const file of filesBelow(input)) {
      // the portal is not made from what it was built into
      if (name === portal.name && file.startsWith(join(root, 'portal/build/'))) continue
      hash.update(file.slice(root.length)).update(readFileSync(file))
    }
  return hash.digest('hex')
}

/** The line of a build's log that says most: the first that names an error, else the last. */
const lineOfFailure = (log: string) => {
  const lines = readFileSync(log, 'utf8')
    .replace(/\u001b\[[\d;]*m/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.find((line) => /\w*Error: |\[ERROR\]/i.test(line)) ?? lines.at(-1) ?? 'no reason given'
}

const run = async ({ name, directory, command, environment }: Step, logDirectory: string): Promise<void> => {
  const log = join(logDirectory, `${name.replace(' ', '-')}.log`)
  const output = openSync(log, 'w')
  const child = spawn(process.execPath, command, {
    cwd: join(root, directory),
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', output, output],
  })
  const end = () => child.kill()
  process.once('exit', end)
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  process.removeListener('exit', end)
  closeSync(output)
  if (status !== 0) throw new Refusal(`The ${name} could not be built: ${lineOfFailure(log)} (all of it: ${log})`)
}

const bringUpToDate = async (step: Step, logDirectory: string): Promise<void> => {
  const stamp = join(stamps, `${step.name.replace(' ', '-')}.sha256`)
  const wanted = fingerprint(step)
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(join(root, step.output))
  if (isFresh) return
  await run(step, logDirectory)
  if (!existsSync(join(root, step.output))) throw new Refusal(`The ${step.name} was built without ${step.output}`)
  writeFileSync(stamp, wanted)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Two systems that start at once must not build into the same folder. */
const alone = async <T>(task: () => Promise<T>): Promise<T> => {
  mkdirSync(stamps, { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
      else await delay(100)
    }
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await task()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

/**
 * Brings portal and templates up to date.
 * @returns the cloud assembly's folder.
 * @throws Refusal with the line of the log that says why.
 */
export const build = (logDirectory: string): Promise<string> =>
  alone(async () => {
    await bringUpToDate(portal, logDirectory)
    await bringUpToDate(cloud, logDirectory)
    return assemblyDirectory
  })
