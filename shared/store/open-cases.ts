import { QueryCommand } from 'dynamodb-toolbox'
import * as z from 'zod'
import type { Application } from '#shared/domain/applications/application.ts'
import { openedApplication } from './applications.ts'
import { ApplicationEntity, casework, partitionOf } from './casework.ts'

const Cursor = z.object({ due: z.string() })

/** Access pattern: the open cases of one desk with their answers, so many at a time; the cursor is where a page ended. */
export async function openCasesAt(
  desk: string,
  cursor: string | null,
  limit: number,
): Promise<{ cases: Application[]; cursor: string | null }> {
  const start = cursor && {
    exclusiveStartKey: { pk: partitionOf(cursor.slice(11)), sk: 'APPLICATION', due: cursor, desk },
  }
  const { Items = [], LastEvaluatedKey } = await casework
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: desk })
    .entities(ApplicationEntity)
    .options({ limit, ...(start || {}) })
    .send()
  return {
    cases: await Promise.all(Items.map(({ snapshot }) => openedApplication(snapshot))),
    cursor: LastEvaluatedKey === undefined ? null : Cursor.parse(LastEvaluatedKey).due,
  }
}
