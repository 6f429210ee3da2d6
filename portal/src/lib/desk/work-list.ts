import { ListFilter } from '#shared/domain/applications/worklist.ts'

const names = ['due', 'assignee', 'stage', 'program', 'place'] as const satisfies readonly (keyof ListFilter)[]

/** An address, as far as it is read here. */
type Told = Pick<URLSearchParams, 'get'>
interface Address {
  readonly searchParams: Told
}

/** The filter that an address carries; what is none of its values filters nothing. */
export function filterIn(params: Told): ListFilter {
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

/** The list through which an address was reached, and the place there; without a place the case was opened otherwise. */
export const placeIn = ({ searchParams }: Address) => ({
  filter: filterIn(searchParams),
  at: searchParams.get('at') ?? undefined,
})

/** What an address passes on to those reached from it, so that the way back to the list and on in it stays open. */
export const passedOn = (url: Address, more: Readonly<Record<string, string>> = {}): URLSearchParams => {
  const { filter, at } = placeIn(url)
  return queryOf(filter, { ...(at !== undefined && { at }), ...more })
}
export const fromHere = (url: Address, path: string, more?: Readonly<Record<string, string>>): string =>
  address(path, passedOn(url, more))

/** Whichever case follows a place in a list, or comes before it: looked for when somebody goes there. */
export const besidePath = (way: 'next' | 'previous', filter: ListFilter, at: string): string =>
  address('/desk/beside', queryOf(filter, { way, at }))

/** One form of several keeps the place in the list too. */
export const deedPath = (url: Address, deed: string): string => fromHere(url, '', { [`/${deed}`]: '' })

export const isSame = (one: ListFilter, other: ListFilter): boolean => names.every((name) => one[name] === other[name])
