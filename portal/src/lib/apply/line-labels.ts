import { m } from '#lib/paraglide/messages.js'
import { mostLines } from './typed-lines.ts'

/** What the fields of each line are called, for an error summary. */
export const lineLabels = (nth: (number: number) => string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: mostLines }, (_, index) => {
      const line = nth(index + 1)
      return [
        [`line.${index}.member`, `${line} · ${m.apply_line_whose()}`],
        [`line.${index}.kind`, `${line} · ${m.check_kind()}`],
        [`line.${index}.amount`, `${line} · ${m.check_amount()}`],
        [`line.${index}.per`, `${line} · ${m.check_per()}`],
      ]
    }).flat(),
  )
