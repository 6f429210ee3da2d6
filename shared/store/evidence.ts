import type { FormattedItem } from 'dynamodb-toolbox'
import {
  $add,
  ConditionCheck,
  executeTransactWrite,
  GetItemCommand,
  PutTransaction,
  UpdateTransaction,
} from 'dynamodb-toolbox'
import * as z from 'zod'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import type { Evidence } from '#shared/domain/reports/evidence.ts'
import { newKeyPair, openText, openWith, sealTextTo, sealTo } from '#shared/sealing/envelope.ts'
import { unlessOvertaken } from './refused.ts'
import { EvidenceEntity, ReportEntity, tipsSeal } from './tip-rows.ts'
import { keep, type Zone } from './uploads.ts'

/** What is known of a file besides its name, which may tell who sent it. */
const Nameless = CaseDocument.omit({ name: true })
/** An object in the bucket and the one key that opens it. */
const SealedObject = z.strictObject({ key: z.string(), identity: z.string() })
export type SealedObject = z.infer<typeof SealedObject>
const Files = z.strictObject({ original: SealedObject, copy: SealedObject.nullable() })
export type Files = z.infer<typeof Files>

type Row = FormattedItem<typeof EvidenceEntity>
const nameless = ({ name: _name, ...document }: CaseDocument) => document
const filesOf = async ({ files }: Row, identity: string): Promise<Files | null> =>
  files === undefined ? null : Files.parse(JSON.parse(await openText([identity], files)))

export const evidenceIn = (rows: readonly Row[], identity: string): Promise<Evidence[]> =>
  Promise.all(
    rows.map(async (row) => ({
      ...Nameless.parse(row.document),
      name: await openText([identity], row.name),
      copy: (await filesOf(row, identity))?.copy != null,
    })),
  )

/** The same rows under another key of the tip; none that changed meanwhile is written over. */
export const evidenceSealedAnew = (rows: readonly Row[], identity: string, recipient: string) =>
  Promise.all(
    rows.map(async (row) =>
      EvidenceEntity.build(PutTransaction)
        .item({
          ...row,
          name: await sealTextTo([recipient], await openText([identity], row.name)),
          ...(row.files !== undefined && {
            files: await sealTextTo([recipient], await openText([identity], row.files)),
          }),
        })
        .options({ condition: { attr: 'document.status', eq: Nameless.parse(row.document).status } }),
    ),
  )

/** The objects of one file, for whoever opened its tip. */
export async function filesFor(id: string, documentId: string, identity: string): Promise<Files | null> {
  const { Item } = await EvidenceEntity.build(GetItemCommand)
    .key({ id, documentId })
    .options({ consistent: true })
    .send()
  return Item ? filesOf(Item, identity) : null
}

interface Keys {
  /** The tip's recipient, as it was when the sender was let in. */
  readonly tip: string
  /** What opens the bytes if the sender's browser seals them. */
  readonly arrival: string
}

const attempts = 5
/** Two files of one tip may come at the same moment: neither is turned away for it. */
const asOftenAsOvertaken = async (write: () => Promise<boolean>): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt++) if (await write()) return true
  return false
}

/** Notes that a file will come. False when the tip was sealed anew meanwhile. */
export async function promiseEvidence(id: string, document: CaseDocument, { tip, arrival }: Keys): Promise<boolean> {
  const row = {
    id,
    documentId: document.id,
    name: await sealTextTo([tip], document.name),
    document: nameless(document),
    arrivalKey: await tipsSeal.seal(arrival, document.id),
  }
  const note = () =>
    executeTransactWrite(
      ReportEntity.build(UpdateTransaction)
        .item({ id, promised: $add(1) })
        .options({ condition: { attr: 'recipient', eq: tip } }),
      EvidenceEntity.build(PutTransaction).item(row),
    )
  return asOftenAsOvertaken(() => unlessOvertaken(note))
}

/** A file that was promised, without its name; null for any other. */
export async function findPromised(id: string, documentId: string): Promise<Omit<CaseDocument, 'name'> | null> {
  const { Item } = await EvidenceEntity.build(GetItemCommand)
    .key({ id, documentId })
    .options({ consistent: true })
    .send()
  return Item ? Nameless.parse(Item.document) : null
}

const sealedBy = Buffer.from('age-encryption.org/')

/** The bytes as they were before the sender's browser sealed them, the same where it did not; null when they do not open. */
export async function arrivedOpen(id: string, documentId: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!Buffer.from(bytes.subarray(0, sealedBy.length)).equals(sealedBy)) return bytes
  const { Item } = await EvidenceEntity.build(GetItemCommand)
    .key({ id, documentId })
    .options({ consistent: true })
    .send()
  if (Item?.arrivalKey === undefined) return null
  return openWith([await tipsSeal.open(Item.arrivalKey, documentId)], bytes).catch(() => null)
}

/** Puts bytes into the bucket under a key of their own, sealed to nobody but who is told that key. */
export async function keepSealed(zone: Zone, key: string, bytes: Uint8Array): Promise<SealedObject> {
  const { identity, recipient } = await newKeyPair()
  await keep(zone, key, await sealTo([recipient], bytes), 'application/octet-stream')
  return { key, identity }
}

/** Writes what was found in the bytes, once. Throws when others write in between again and again: the event comes again. */
export async function judgeEvidence(
  id: string,
  judged: Omit<CaseDocument, 'name'>,
  files: Files | null,
): Promise<void> {
  const write = async (): Promise<boolean> => {
    const [head, row] = await Promise.all([
      ReportEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send(),
      EvidenceEntity.build(GetItemCommand).key({ id, documentId: judged.id }).options({ consistent: true }).send(),
    ])
    if (!head.Item || !row.Item || Nameless.parse(row.Item.document).status !== 'awaited') return true
    const { recipient } = head.Item
    const { arrivalKey: _spent, ...rest } = row.Item
    const sealed = files && (await sealTextTo([recipient], JSON.stringify(files)))
    return unlessOvertaken(() =>
      executeTransactWrite(
        ReportEntity.build(ConditionCheck).key({ id }).condition({ attr: 'recipient', eq: recipient }),
        EvidenceEntity.build(PutTransaction)
          .item({ ...rest, document: judged, ...(sealed && { files: sealed }) })
          .options({ condition: { attr: 'document.status', eq: 'awaited' } }),
      ),
    )
  }
  if (!(await asOftenAsOvertaken(write)))
    throw new Error('the tip changed again and again while its evidence was judged')
}
