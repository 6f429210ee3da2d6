import { PutItemCommand } from 'dynamodb-toolbox'
import { Reply } from '#shared/domain/verification/reply.ts'
import { ReplyEntity } from './casework.ts'
import { unlessRefused } from './refused.ts'
import { sealUnder } from './seal.ts'

const { seal, open, fingerprint } = sealUnder('CASEWORK_KEY')

/** A seal of one case, register and person opens nowhere else. */
const recordOf = (id: string, { source, member }: { readonly source: string; readonly member: number }) =>
  `${id}/reply/${source}/${member}`

interface Kept {
  readonly id: string
  readonly source: string
  readonly member: number
  readonly sealed: string
}

export const openReply = async (kept: Kept): Promise<Reply> =>
  Reply.parse(JSON.parse(await open(kept.sealed, recordOf(kept.id, kept))))

/**
 * Keeps what a register answered in place of what it answered before; false when this or something newer is there already.
 * @param sequence grows with each file that arrives, so that an event told twice or late changes nothing
 */
export const keepReply = async (id: string, reply: Reply, sequence: string): Promise<boolean> => {
  const { source, member } = reply
  // Where somebody banks is nothing for a key.
  const part = reply.part === '' ? '' : (await fingerprint(`part/${reply.part}`)).slice(0, 16)
  const sealed = await seal(JSON.stringify(reply), recordOf(id, reply))
  return unlessRefused(() =>
    ReplyEntity.build(PutItemCommand)
      .item({ id, source, member, part, sequence, sealed })
      .options({
        condition: {
          or: [
            { attr: 'sequence', exists: false },
            { attr: 'sequence', lt: sequence },
          ],
        },
      })
      .send(),
  )
}
