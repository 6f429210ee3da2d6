import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { RecordedChange, VillageCodeShape, VillageName } from '#shared/domain/divisions/change.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'

const administrator = ['administrator'] as const
/** How many changes of the county its administrator has seen. */
const version = z
  .int()
  .min(0)
  .meta({ examples: [0] })
const CountyChanges = z.strictObject({ today: LocalDate, version, changes: z.array(RecordedChange) })
const Dated = z.strictObject({
  village: VillageCodeShape.meta({ examples: ['500153001009'] }),
  version,
  /** It counts from this day on. */
  from: LocalDate,
})
const Named = Dated.extend({ name: VillageName.meta({ examples: ['新桥社区居民委员会'] }) })

export const divisions = {
  administrator: {
    list: signedIn('GET', '/desk/divisions', administrator, 'What was changed in the county since the official list')
      .input(z.strictObject({}))
      .output(CountyChanges),
    add: signedIn('PUT', '/desk/divisions/{village}', administrator, 'A new village or community under a town')
      .input(Named)
      .output(CountyChanges)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
    rename: signedIn('POST', '/desk/divisions/{village}/name', administrator, 'A village has another name')
      .input(Named)
      .output(CountyChanges)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
    merge: signedIn(
      'POST',
      '/desk/divisions/{village}/merger',
      administrator,
      'A village goes into another; its code stays readable, and is offered no more',
    )
      .input(Dated.extend({ into: VillageCodeShape.meta({ examples: ['500153001001'] }) }))
      .output(CountyChanges)
      .errors(named('NOT_FOUND', 'CHANGED_MEANWHILE')),
  },
}
