import type { Officer } from '#shared/domain/people/officer.ts'

/** What is known of a county's people by name: who holds which office, and whose relative is called what. */
export interface Known {
  readonly officers: readonly Pick<Officer, 'id' | 'name' | 'role' | 'division' | 'left'>[]
  /** `officer` is a cadre's name where there is no account. */
  readonly kin: readonly { readonly account: string | null; readonly officer: string; readonly relative: string }[]
}

/**
 * Accounts of whoever is named in these words, and of their relatives. By name alone, so that no identity number is
 * opened for it: a namesake stands aside once too often, which harms nobody.
 */
export function standingAside(words: string, { officers, kin }: Known): string[] {
  const isNamed = (name: string) => words.includes(name)
  const called = (name: string) => officers.filter((officer) => officer.name === name).map(({ id }) => id)
  const named = officers.filter(({ name }) => isNamed(name)).map(({ id }) => id)
  const relatives = kin.flatMap(({ account, officer, relative }) => [
    ...(isNamed(officer) ? called(relative) : []),
    ...(isNamed(relative) ? [...called(officer), ...(account === null ? [] : [account])] : []),
  ])
  return [...new Set([...named, ...relatives])].sort()
}

/** Whether these words name an officer or a cadre of the county, in office or not any more. */
export const namesAnOfficer = (words: string, { officers, kin }: Known): boolean =>
  officers.some(({ name }) => words.includes(name)) || kin.some(({ officer }) => words.includes(officer))

/** Whether a county has somebody in a role who need not stand aside. */
export const isStaffed = (
  { officers }: Known,
  county: string,
  role: Officer['role'],
  aside: readonly string[],
): boolean =>
  officers.some(
    (officer) =>
      officer.left === null && officer.role === role && officer.division === county && !aside.includes(officer.id),
  )
