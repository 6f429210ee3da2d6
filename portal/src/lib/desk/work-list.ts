import { ListFilter } from '#shared/domain/applications/worklist.ts'

const names = ['due', 'assignee', 'stage', 'program', 'place'] as const satisfies readonly (keyof ListFilter)[]

/** The filter that an address carries; what is none of its values filters nothing. */
export function filterIn(params: URLSearchParams): ListFilter {
  const told = names.flatMap((name) => {
    const one = ListFilter.safeParse({ [name]: params.get(name) ?? undefined })
    return one.success ? [one.data] : []
  })
  return Object.assign({}, ...told)
}

const queryOf = (filter: ListFilter, more: Readonly<Record<string, string>> = {}): URLSearchParams =>
  new URLSearchParams([
    ...names.flatMap((name): [string, string][] => {
      const value = filter[name]
      return value === undefined ? [] : [[name, value]]
    }),
    ...Object.entries(more),
  ])
const address = (path: string, query: URLSearchParams) => (query.size === 0 ? path : `${path}?${query}`)

/** The address of a list, or of a page of it. */
export const listPath = (filter: ListFilter, cursor?: string): string =>
  address('/desk', queryOf(filter, cursor === undefined ? {} : { cursor }))

/** A case opened from its place in a list, so that the next one is a key away. */
export const casePath = (id: string, filter: ListFilter, at: string): string =>
  address(`/desk/applications/${id}`, queryOf(filter, { at }))

/** The page where something was done, said by its verb, at the same place of a list. */
export const donePath = ({ pathname, searchParams }: URL, done: string): string => {
  const at = searchParams.get('at')
  return address(pathname, queryOf(filterIn(searchParams), { ...(at !== null && { at }), done }))
}

/** Whichever case follows a place in a list, or comes before it: looked for when somebody goes there. */
export const besidePath = (way: 'next' | 'previous', filter: ListFilter, at: string): string =>
  address('/desk/beside', queryOf(filter, { way, at }))

/** A form of the list that keeps what it is narrowed to. */
export const deedPath = (deed: string, filter: ListFilter): string => {
  const query = queryOf(filter)
  return `?/${deed}${query.size === 0 ? '' : `&${query}`}`
}

export const isSame = (one: ListFilter, other: ListFilter): boolean => names.every((name) => one[name] === other[name])
