import * as z from 'zod'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import type { Typed } from '#lib/server/refusal.ts'
import { refusalOf } from '#lib/server/refusal.ts'
import type { Asked } from './own-application.server.ts'
import { account } from './questions/account.ts'
import { circumstances } from './questions/circumstances.ts'
import { deductions, incomesOf } from './questions/lines.ts'
import { member } from './questions/member.ts'
import { choose, place } from './questions/place.ts'
import { property } from './questions/property.ts'
import { supporter } from './questions/supporter.ts'

const longestText = 4000

/**
 * Keeps what was typed on a page where every device finds it again, exactly as typed as far as it fits. A draft that was
 * sent meanwhile keeps nothing: its page says so when it is opened.
 * @returns when it was kept (ISO 8601), or undefined when it was not
 */
export async function keep({ locals, params }: Asked, page: string, typed: Typed): Promise<string | undefined> {
  const fields = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, fitted(text)]))
  try {
    const { keptAt } = await locals.api.applications.resident.keep({ id: params.id, page, fields })
    return keptAt
  } catch (cause) {
    if (refusalOf(cause, locals.language)) return undefined
    throw cause
  }
}

const fitted = (text: string) => text.slice(0, longestText).toWellFormed()

const only = (names: readonly string[], typed: Typed): Typed =>
  Object.fromEntries(names.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]])))

const simple = { deductions, property, account, circumstances } as const
const isSimple = (page: string): page is keyof typeof simple => Object.hasOwn(simple, page)

/**
 * The scratch that a page's fields belong to. The place is typed in four steps and the incomes member by member, so
 * theirs joins what was kept before; undefined when there is no such page.
 */
export function scratchOf(
  page: string,
  typed: Typed,
  kept: OwnApplication,
): { page: string; fields: Typed } | undefined {
  if (isSimple(page)) return { page, fields: only(simple[page].fields, typed) }
  if (page === 'place') return { page, fields: choose(typedPlace(kept), only(place.fields, typed)) }
  const numbered = /^(member|living|incomes|supporter)-([1-9]\d?)$/.exec(page)
  const number = Number(numbered?.[2] ?? 0)
  if (number < 1 || number > 15) return undefined
  if (numbered?.[1] === 'member') return { page, fields: only(member(number).fields, typed) }
  if (numbered?.[1] === 'supporter') return { page, fields: only(supporter.fields, typed) }
  if (numbered?.[1] === 'living') return { page, fields: only(['living', 'absence'], typed) }
  return { page: 'incomes', fields: withIncomes(kept, number, only(incomesOf(number - 1).fields, typed)) }
}

/** The place as typed so far: what was kept, else what was saved. */
export const typedPlace = ({ scratch, answers }: OwnApplication): Typed =>
  scratch['place'] ?? (answers.place ? place.show(answers.place) : {})

const Packed = z.record(z.string(), z.string())
const longestLineText = 40

/** The incomes page of each member is one text of the scratch, because sixty lines have more fields than it holds. */
export const withIncomes = ({ scratch }: OwnApplication, number: number, typed: Typed): Typed => ({
  ...scratch['incomes'],
  [number]: JSON.stringify(
    Object.fromEntries(
      Object.entries(typed).map(([name, text]) => [name, text.slice(0, longestLineText).toWellFormed()]),
    ),
  ),
})

/** What was kept of one member's incomes; undefined when nothing was. */
export function keptIncomes({ scratch }: OwnApplication, number: number): Typed | undefined {
  const packed = scratch['incomes']?.[number]
  if (packed === undefined) return undefined
  try {
    return Packed.safeParse(JSON.parse(packed)).data
  } catch {
    return undefined
  }
}
