import { any, Entity, item, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import { ReplyFile } from '#shared/domain/verification/file.ts'
import { casework } from './casework.ts'
import { unlessRefused } from './refused.ts'

const partitionOf = (county: string) => `REPLIES#${county}`

const ReplyFileEntity = new Entity({
  name: 'reply-file',
  table: casework,
  timestamps: false,
  schema: item({ county: string().key(), sequence: string().key(), name: string().key(), file: any() }),
  computeKey: ({ county, sequence, name }) => ({ pk: partitionOf(county), sk: `FILE#${sequence}#${name}` }),
})

/** Notes a file once, however often its arrival is told. */
export const noteReplyFile = (county: string, sequence: string, file: ReplyFile): Promise<boolean> =>
  unlessRefused(() =>
    ReplyFileEntity.build(PutItemCommand)
      .item({ county, sequence, name: file.name, file })
      .options({ condition: { attr: 'sequence', exists: false } })
      .send(),
  )

/** Access pattern: the newest files that the departments of a county sent. */
export async function replyFilesOf(county: string): Promise<ReplyFile[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(county) })
    .entities(ReplyFileEntity)
    .options({ reverse: true, limit: 100 })
    .send()
  return Items.map(({ file }) => ReplyFile.parse(file))
}
