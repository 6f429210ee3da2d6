import { any, Entity, GetItemCommand, item, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { Archive } from '#shared/domain/archives/archive.ts'
import { casework } from './casework.ts'
import { unlessRefused } from './refused.ts'

/** Beside the case from which it was asked, not in it: reading a case must not grow with what was taken out. */
const partitionOf = (id: string) => `ARCHIVES#${id}`

const ArchiveEntity = new Entity({
  name: 'archive',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), archiveId: string().key(), status: string(), archive: any() }),
  computeKey: ({ id, archiveId }) => ({ pk: partitionOf(id), sk: `ARCHIVE#${archiveId}` }),
})

const rowOf = (id: string, archive: Archive) => ({ id, archiveId: archive.id, status: archive.status, archive })

export const askArchive = (id: string, archive: Archive) =>
  ArchiveEntity.build(PutItemCommand).item(rowOf(id, archive)).send()

/** Access pattern: one archive of a case. */
export async function findArchive(id: string, archiveId: string): Promise<Archive | null> {
  const { Item } = await ArchiveEntity.build(GetItemCommand).key({ id, archiveId }).options({ consistent: true }).send()
  return Item ? Archive.parse(Item.archive) : null
}

/** Access pattern: the archives asked from a case. */
export async function archivesOf(id: string): Promise<Archive[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id) })
    .entities(ArchiveEntity)
    .options({ limit: 100 })
    .send()
  return Items.map(({ archive }) => Archive.parse(archive))
}

/** Moves an archive on from where it was read; false when somebody else did meanwhile. */
export const moveArchive = (id: string, before: Archive, after: Archive): Promise<boolean> =>
  unlessRefused(() =>
    ArchiveEntity.build(PutItemCommand)
      .item(rowOf(id, after))
      .options({ condition: { attr: 'status', eq: before.status } })
      .send(),
  )
