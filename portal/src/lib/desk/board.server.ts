import type { Hanging } from '#shared/domain/notices/board.ts'
import type { Notice } from '#shared/domain/notices/notice.ts'

/** What hangs, by the day from which its days run: each day is one sheet. */
export const byDay = (hung: readonly Hanging[]) =>
  [...Map.groupBy(hung, ({ notice }) => notice.postedOn)]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([on, families]) => ({ on, families, lastDay: families[0]?.notice.lastDay ?? on }))

/** The other lists that stand, each kind and day a sheet. */
export const sheetsOf = (notices: readonly Notice[]) =>
  [...Map.groupBy(notices, ({ kind, postedOn }) => `${kind} ${postedOn}`).values()].flatMap(([first, ...rest]) =>
    first === undefined || first.kind === 'REVIEW'
      ? []
      : [{ kind: first.kind, on: first.postedOn, lastDay: first.lastDay, count: rest.length + 1 }],
  )
