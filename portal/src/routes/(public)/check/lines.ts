type Typed = Record<string, string>

/** The lists of the page that can grow, and how many lines each shows at first and at most. */
const lists = {
  member: { first: 1, most: 15 },
  income: { first: 1, most: 15 },
  cost: { first: 0, most: 15 },
} as const

export type List = keyof typeof lists

export const isList = (text: string): text is List => Object.hasOwn(lists, text)

/** How many lines of a list the page shows. */
export function shown(typed: Typed, list: List): number {
  const { first, most } = lists[list]
  const asked = typed[`${list}.count`]
  return asked && /^\d{1,2}$/.test(asked) ? Math.min(Number(asked), most) : first
}

/** The page with one more empty line in a list. */
export const withOneMore = (typed: Typed, list: List): Typed => ({
  ...typed,
  [`${list}.count`]: String(Math.min(shown(typed, list) + 1, lists[list].most)),
})

/** The page without one line: those below it move up. */
export function without(typed: Typed, list: List, removed: number): Typed {
  const kept = Object.entries(typed).flatMap(([name, text]): [string, string][] => {
    const line = /^(\w+)\.(\d+)\.(.+)$/.exec(name)
    if (line?.[1] !== list) return [[name, text]]
    const index = Number(line[2])
    if (index === removed) return []
    return [[`${list}.${index > removed ? index - 1 : index}.${line[3]}`, text]]
  })
  return { ...Object.fromEntries(kept), [`${list}.count`]: String(Math.max(shown(typed, list) - 1, 0)) }
}
