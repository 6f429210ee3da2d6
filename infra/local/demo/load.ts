import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { LoadDemo } from '#infra/local/running.ts'

const reasonIn = (words: string) => words.split('\n').find((line) => /^\w*Error: /.test(line)) ?? words.trim()

/** Loads people, policies, households and reports in a process of its own, with the functions' own view of the engines. */
export const loadDemo: LoadDemo = ({ environment }) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'seed.ts')], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const end = () => child.kill()
    process.once('exit', end)
    const words: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => words.push(chunk))
    child.on('error', reject)
    child.on('exit', (code) => {
      process.removeListener('exit', end)
      if (code === 0) resolve()
      else reject(new Error(reasonIn(Buffer.concat(words).toString())))
    })
  })
