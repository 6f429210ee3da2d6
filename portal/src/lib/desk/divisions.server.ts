import type { DivisionChange } from '#shared/domain/divisions/change.ts'
import { shortNameOf, successorIn, treeOn, type Tree } from '#shared/domain/divisions/tree.ts'
import type { Officer } from '#shared/domain/people/officer.ts'
import { day } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Api } from '#lib/server/api.ts'
import { dateIn } from '#lib/server/typed.ts'
import type { Typed } from '#lib/server/refusal.ts'
import type { Choice } from '#lib/components/choice.ts'

/** A county's villages as its administrator has just recorded them; every other page hears of it within a minute. */
export async function countyNow(api: Api, county: string) {
  const { today, version, changes } = await api.divisions.administrator.list({})
  const tree = treeOn(
    changes.map(({ change }) => change),
    today,
  )
  const codes = [...tree.names.keys()].filter((code) => code.startsWith(county))
  const named = (code: string) => ({ code, name: shortNameOf(tree.names.get(code) ?? code) })
  return {
    today,
    version,
    changes,
    tree,
    towns: codes.filter((code) => code.length === 9).map(named),
    villages: codes.filter((code) => code.length === 12).map((code) => villageIn(tree, code)),
  }
}

function villageIn(tree: Tree, code: string) {
  const name = tree.names.get(code) ?? code
  const into = successorIn(tree, code)
  return {
    code,
    name,
    town: tree.names.get(code.slice(0, 9)) ?? '',
    into: into && shortNameOf(tree.names.get(into) ?? into),
  }
}
export type Village = ReturnType<typeof villageIn>

/** Villages that can be chosen, town by town. */
export const standing = (villages: readonly Village[]): Choice[] =>
  villages
    .filter(({ into }) => into === undefined)
    .map(({ code, name, town }) => ({ value: code, text: `${town} ${shortNameOf(name)}` }))

export const worksAt = (code: string, { left, division, communities }: Officer): boolean =>
  left === null && (division === code || communities.includes(code))

/** A change in words; a village that went into another is told by the name it had. */
export function changeWords(change: DivisionChange, tree: Tree, language: Language): string {
  const told = { name: change.name, day: day(change.from, language, { year: true }) }
  if (change.kind === 'added') return m.people_divisions_added(told)
  if (change.kind === 'renamed') return m.people_divisions_renamed(told)
  return m.people_divisions_merged_into({ ...told, into: tree.names.get(change.into) ?? change.into })
}

/** What every form of these pages asks. */
export const changeTyped = (typed: Typed, village: string) => ({
  village,
  version: Number(typed.version),
  from: dateIn(typed, 'from'),
})
