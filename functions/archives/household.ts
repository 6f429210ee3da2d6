import type { CaseFile } from '#shared/domain/applications/views.ts'
import type { Kept } from '#shared/domain/archives/household-file.ts'
import { findCase } from '#shared/store/applications.ts'
import { findBenefit } from '#shared/store/benefits.ts'
import { applicationsNaming } from '#shared/store/persons-named.ts'

/** A case, and the benefit that followed from it where it was granted. */
export const kept = async (file: CaseFile): Promise<Kept> => ({
  file,
  paid: file.application.decision?.outcome === 'confirmed' ? await findBenefit(file.application.id) : null,
})

/** Every case that names one of the people of this one, newest first, itself among them. A draft is nobody's but the family's. */
export async function casesOfHousehold(anchor: CaseFile): Promise<CaseFile[]> {
  const members = anchor.application.answers.members ?? []
  const named = await Promise.all(members.map(({ idNumber }) => applicationsNaming(idNumber)))
  const others = [...new Set(named.flat())].filter((id) => id !== anchor.application.id)
  const found = await Promise.all(others.map(findCase))
  return [anchor, ...found.filter((file) => file !== null)]
    .filter(({ application }) => application.submittedAt !== null)
    .sort((a, b) => b.application.startedAt.localeCompare(a.application.startedAt))
}
