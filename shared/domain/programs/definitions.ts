import { dibao } from './dibao.ts'
import type { Procedure } from './procedure.ts'

/** The programs worked here. A further one is a further entry; its cases go the same way with the same code. */
export const definitions = {
  'urban-dibao': dibao,
  'rural-dibao': { ...dibao, program: 'rural-dibao', name: { zh: '农村低保', en: 'Rural dibao' } },
} as const satisfies Record<string, Procedure>

export const isKnown = (program: string): program is keyof typeof definitions => Object.hasOwn(definitions, program)

/**
 * The law's definition of a program.
 * @throws Error for one that is not worked here: the wire lets none in
 */
export function definitionOf(program: string): Procedure {
  if (!isKnown(program)) throw new Error(`no program is called ${program}`)
  return definitions[program]
}
