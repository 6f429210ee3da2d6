import { m } from '#lib/paraglide/messages.js'
import type { Problem } from '#lib/problem.ts'
import type { Typed } from '#lib/server/refusal.ts'
import type { Contradiction } from './questions/lines.ts'
import { linesIn, mostLines, withBlankLine, withoutLine } from './typed-lines.ts'

/** The page after "add one more" or "take this away" (the button's `do`), and where to look; undefined for "save". */
export function editLines({ do: wanted = '', ...typed }: Typed): { typed: Typed; hash: string } | undefined {
  if (wanted === 'add') {
    const count = linesIn(typed).length
    return count < mostLines ? { typed: withBlankLine(typed), hash: `#line.${count}.kind` } : { typed, hash: '' }
  }
  const remove = /^remove\.(\d{1,2})$/.exec(wanted)
  return remove ? { typed: withoutLine(typed, Number(remove[1])), hash: '' } : undefined
}

const words: Record<Contradiction, () => string> = {
  'nothing-said': m.apply_lines_nothing_said,
  'both-said': m.apply_lines_both_said,
}

export const saidProblem = (said: Contradiction): Problem => ({ field: 'none', message: words[said]() })
