/** Reads what `npm run synth` wrote: every stack's template and the folders of its code. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { Refusal } from '#infra/local/refusal.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const jsonObject = z.record(z.string(), z.json())
const manifestSchema = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z
          .object({ templateFile: z.string(), directoryName: z.string(), stackName: z.string() })
          .partial()
          .default({}),
      }),
    )
    .default({}),
})
const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: jsonObject.default({}) })).default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.json().optional() })).default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.json(), Export: z.object({ Name: z.json() }).optional() }))
    .default({}),
})
const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
})

export interface Stack extends z.infer<typeof templateSchema> {
  readonly name: string
  /** Absolute folder of each code asset, by its hash. */
  readonly assets: ReadonlyMap<string, string>
}

const read = <T>(path: string, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? firstIssue(cause) : cause instanceof Error ? cause.message : 'unreadable'
    throw new Refusal(`The template ${path} cannot be read: ${why.split('\n')[0]}`, { cause })
  }
}

/** Where and what was wrong first, in one line. */
export const firstIssue = (error: z.ZodError): string => {
  const [issue] = error.issues
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : error.message
}

const readStack = (directory: string, name: string, templateFile: string): Stack => {
  const template = read(join(directory, templateFile), templateSchema)
  const { files } = read(join(directory, templateFile.replace('.template.json', '.assets.json')), assetsSchema)
  const assets = Object.entries(files).flatMap(([hash, { source }]): [string, string][] =>
    source.path === undefined ? [] : [[hash, resolve(directory, source.path)]],
  )
  return { ...template, name, assets: new Map(assets) }
}

/**
 * Every stack below a cloud assembly, those of nested stages included.
 * @throws Refusal naming the file that is missing or malformed.
 */
export const readAssembly = (directory: string): Stack[] => {
  const { artifacts } = read(join(directory, 'manifest.json'), manifestSchema)
  return Object.entries(artifacts).flatMap(([id, { type, properties }]) => {
    if (type === 'cdk:cloud-assembly' && properties.directoryName)
      return readAssembly(join(directory, properties.directoryName))
    if (type === 'aws:cloudformation:stack' && properties.templateFile)
      return [readStack(directory, properties.stackName ?? id, properties.templateFile)]
    return []
  })
}
