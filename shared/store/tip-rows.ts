import { any, boolean, Entity, item, list, map, number, string, Table } from 'dynamodb-toolbox'
import { definitionOf } from './database.ts'
import { sealUnder } from './seal.ts'
import { tables } from './tables.ts'

/** Everything of one tip lies in one partition. What is called sealed opens with the tip's own key (decisions/tip-secrecy.md). */
export const tipsTable = new Table(definitionOf(tables.tips))
export const tipsSeal = sealUnder('TIPS_KEY')
export const partitionOf = (id: string) => `REPORT#${id}`
export const reportKeyOf = ({ id }: { id: string }) => ({ pk: partitionOf(id), sk: 'REPORT' })

/** The tip sealed whole, its key sealed to those entitled and to its receipt; in clear only what orders the desk's list. */
export const ReportEntity = new Entity({
  name: 'report',
  table: tipsTable,
  timestamps: false,
  computeKey: reportKeyOf,
  schema: item({
    id: string().key(),
    version: number(),
    sealed: string(),
    recipient: string(),
    wrapped: string(),
    holders: list(map({ person: string(), recipient: string() })),
    /** The tip's key under the zone's, while nobody entitled has a key of their own. */
    unclaimed: string().optional(),
    receiptRecipient: string(),
    receiptLocked: string(),
    /** How many files lie beside it: none joins them unnoticed while all are sealed anew. */
    promised: number(),
    desk: string(),
    due: string(),
    heldUntil: string().optional(),
    raised: boolean().optional(),
    keptUntil: string().optional(),
  }),
})

/** A file: its name and what opens its objects are sealed; what the bucket tells as well stands in clear. */
export const EvidenceEntity = new Entity({
  name: 'evidence',
  table: tipsTable,
  timestamps: false,
  computeKey: ({ id, documentId }) => ({ pk: partitionOf(id), sk: `EVIDENCE#${documentId}` }),
  schema: item({
    id: string().key(),
    documentId: string().key(),
    name: string(),
    document: any(),
    /** What opens the bytes in the intake, under the zone's key; gone once they were judged. */
    arrivalKey: string().optional(),
    files: string().optional(),
  }),
})

/** Who a confidential sender is, sealed to the custodians alone, with who asked for it and what was answered. */
export const SenderEntity = new Entity({
  name: 'sender',
  table: tipsTable,
  timestamps: false,
  computeKey: ({ id }) => ({ pk: partitionOf(id), sk: 'SENDER' }),
  schema: item({
    id: string().key(),
    version: number(),
    county: string(),
    contact: string().optional(),
    unclaimed: string().optional(),
    recipient: string(),
    asked: string().optional(),
    answered: string().optional(),
    desk: string().optional(),
    due: string().optional(),
  }),
})
