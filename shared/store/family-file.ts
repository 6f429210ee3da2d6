import { QueryCommand } from 'dynamodb-toolbox'
import * as z from 'zod'
import { Application } from '#shared/domain/applications/application.ts'
import { Event } from '#shared/domain/applications/events.ts'
import { VillageCode } from '#shared/domain/divisions/divisions.ts'
import type { FamilyFile } from '#shared/domain/reports/look.ts'
import { caseNumbered } from './applications.ts'
import { findBenefit } from './benefits.ts'
import { casework, ApplicationEntity, EventEntity, partitionOf } from './casework.ts'

const { id, resident, stage, kin, county } = Application.shape
/** What needs no key: all that the family was asked to tell stays sealed. */
const Seen = z.object({
  id,
  resident,
  stage,
  kin,
  county,
  answers: z.object({ place: z.object({ village: VillageCode }) }),
})

/** Access pattern: whose case it is, who worked on it and whether it was looked at, with the benefit that came of it. */
export async function familyFile(of: string): Promise<(FamilyFile & { village: string }) | null> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(of) })
    .entities(ApplicationEntity, EventEntity)
    .options({ consistent: true, maxPages: Infinity, showEntityAttr: true })
    .send()
  const application = Items.flatMap((found) => (found.entity === 'application' ? [Seen.parse(found.snapshot)] : []))[0]
  if (application === undefined) return null
  const events = Items.flatMap((found) => (found.entity === 'event' ? [Event.parse(found.event)] : []))
  const actors = events.flatMap(({ by }) => (by.role === 'system' ? [] : [by.id]))
  const { answers, ...seen } = application
  return {
    application: seen,
    actors: [...new Set(actors)],
    benefit: await findBenefit(of),
    village: answers.place.village,
  }
}

/** The same by the number on the family's receipt. */
export async function familyNumbered(number: string) {
  const found = await caseNumbered(number)
  return found === null ? null : familyFile(found)
}
