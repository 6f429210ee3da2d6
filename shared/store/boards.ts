import { QueryCommand } from 'dynamodb-toolbox'
import type { Application } from '#shared/domain/applications/application.ts'
import { ApplicationEntity, casework } from './casework.ts'
import { Snapshot } from './changes.ts'
import { townOf } from './waiting.ts'

/** Access pattern: the cases of a village whose notice hangs there or is to be hung; what is sealed in them stays sealed. */
export async function underNoticeIn(village: string): Promise<Application[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byDeskAndPlace', partition: `${townOf(village)}#${village}` })
    .entities(ApplicationEntity)
    .options({
      filters: { application: { attr: 'snapshot.stage', eq: 'NOTICE_REVIEW' } },
      maxPages: Infinity,
    })
    .send()
  return Items.map(({ snapshot }) => Snapshot.parse(snapshot))
}
