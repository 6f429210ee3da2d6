import { DeleteItemCommand, GetItemCommand, PutItemCommand, QueryCommand } from 'dynamodb-toolbox'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { casework, DocumentEntity, partitionOf } from './casework.ts'
import { unlessRefused } from './refused.ts'

/** Access pattern: one document's record. Its bytes lie in the bucket under the same two ids. */
export async function findDocument(id: string, documentId: string): Promise<CaseDocument | null> {
  const { Item } = await DocumentEntity.build(GetItemCommand)
    .key({ id, documentId })
    .options({ consistent: true })
    .send()
  return Item ? CaseDocument.parse(Item.document) : null
}

export const promiseDocument = (id: string, document: CaseDocument) =>
  DocumentEntity.build(PutItemCommand).item({ id, documentId: document.id, document }).send()

/** Writes what was found in the bytes, once; false when the document was removed or judged before. */
export const judgeDocument = (id: string, document: CaseDocument): Promise<boolean> =>
  unlessRefused(() =>
    DocumentEntity.build(PutItemCommand)
      .item({ id, documentId: document.id, document })
      .options({ condition: { attr: 'document.status', eq: 'awaited' } })
      .send(),
  )

export const forgetDocument = (id: string, documentId: string) =>
  DocumentEntity.build(DeleteItemCommand).key({ id, documentId }).send()

/** Files what the office itself wrote, once; false when it was filed before. */
export const fileDocument = (id: string, document: CaseDocument): Promise<boolean> =>
  unlessRefused(() =>
    DocumentEntity.build(PutItemCommand)
      .item({ id, documentId: document.id, document })
      .options({ condition: { attr: 'id', exists: false } })
      .send(),
  )

/** Access pattern: every document that lies under one id. */
export async function documentsOf(id: string): Promise<CaseDocument[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id), range: { beginsWith: 'DOCUMENT#' } })
    .entities(DocumentEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  return Items.map(({ document }) => CaseDocument.parse(document))
}
