import {
  any,
  Entity,
  GetItemCommand,
  item,
  number,
  PutItemCommand,
  QueryCommand,
  string,
  Table,
} from 'dynamodb-toolbox'
import { scrypt } from 'node:crypto'
import * as z from 'zod'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { Report } from '#shared/domain/reports/report.ts'
import { definitionOf } from './database.ts'
import { isConditionFailed } from './refused.ts'
import { sealUnder } from './seal.ts'

const pageSize = 50
const never = '9999-12-31'
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[\w-]{16,64}$/)

/** Only the slow hash of a receipt is stored, keyed besides, so that a copy of the table alone cannot be searched. */
const slowHash = (receipt: string, salt: string) =>
  new Promise<string>((resolve, reject) =>
    scrypt(receipt, salt, 24, { N: 32_768, r: 8, maxmem: 64 * 1024 * 1024 }, (error, hash) =>
      error ? reject(error) : resolve(hash.toString('base64url')),
    ),
  )

/** The same book twice: tips and complaints lie in tables of their own, under keys of their own, behind doors of their own. */
const reportStore = (name: 'tips' | 'complaints', keyVariable: 'TIPS_KEY' | 'COMPLAINTS_KEY') => {
  const table = name === 'tips' ? new Table(definitionOf('tips')) : new Table(definitionOf('complaints'))
  const { seal, open, fingerprint } = sealUnder(keyVariable)
  const computeKey = ({ id }: { id: string }) => ({ pk: `REPORT#${id}`, sk: 'REPORT' })
  const ReportEntity = new Entity({
    name: 'report',
    table,
    timestamps: false,
    computeKey,
    schema: item({ id: string().key(), version: number(), sealed: string(), desk: string(), due: string() }),
  })
  const EvidenceEntity = new Entity({
    name: 'evidence',
    table,
    timestamps: false,
    schema: item({ id: string().key(), documentId: string().key(), document: any() }),
    computeKey: ({ id, documentId }) => ({ pk: `REPORT#${id}`, sk: `EVIDENCE#${documentId}` }),
  })

  const deskOf = (county: string, desk: Report['desk']) => `${county}#${desk}`
  const opened = async (id: string, sealed: string) => Report.parse(JSON.parse(await open(sealed, id)))
  const row = async (report: Report) => ({
    id: report.id,
    version: report.version,
    sealed: await seal(JSON.stringify(report), report.id),
    desk: deskOf(report.filing.division.slice(0, 6), report.desk),
    due: `${report.due?.date ?? never}#${report.id}`,
  })

  return {
    /** The id under which a receipt's report lies; slow on purpose. */
    idOf: async (receipt: string) => slowHash(receipt, await fingerprint('receipt')),

    file: async (report: Report): Promise<void> => {
      await ReportEntity.build(PutItemCommand)
        .item(await row(report))
        .options({ condition: { attr: 'id', exists: false } })
        .send()
    },

    /** Access pattern: a report with its evidence. */
    find: async (id: string): Promise<{ report: Report; evidence: CaseDocument[] } | null> => {
      const { Items = [] } = await table
        .build(QueryCommand)
        .query({ partition: `REPORT#${id}` })
        .entities(ReportEntity, EvidenceEntity)
        .options({ consistent: true, showEntityAttr: true, maxPages: Infinity })
        .send()
      const sealed = Items.flatMap((found) => (found.entity === 'report' ? [found.sealed] : []))[0]
      const evidence = Items.flatMap((found) =>
        found.entity === 'evidence' ? [CaseDocument.parse(found.document)] : [],
      )
      return sealed === undefined ? null : { report: await opened(id, sealed), evidence }
    },

    /** False when somebody wrote in between. */
    save: async (before: Report, after: Report): Promise<boolean> => {
      try {
        await ReportEntity.build(PutItemCommand)
          .item(await row(after))
          .options({ condition: { attr: 'version', eq: before.version } })
          .send()
        return true
      } catch (error) {
        if (isConditionFailed(error)) return false
        throw error
      }
    },

    isCursor: (text: string) => Cursor.safeParse(text).success,

    /** Access pattern: a desk's reports by due date, a page per query. */
    desk: async (county: string, desk: Report['desk'], cursor: string | undefined) => {
      const partition = deskOf(county, desk)
      const start =
        cursor === undefined
          ? {}
          : { exclusiveStartKey: { ...computeKey({ id: cursor.slice(11) }), due: cursor, desk: partition } }
      const { Items = [], LastEvaluatedKey } = await table
        .build(QueryCommand)
        .query({ index: 'byDesk', partition })
        .entities(ReportEntity)
        .options({ limit: pageSize, ...start })
        .send()
      return {
        reports: await Promise.all(Items.map(({ id, sealed }) => opened(id, sealed))),
        cursor: LastEvaluatedKey === undefined ? null : z.object({ due: z.string() }).parse(LastEvaluatedKey).due,
      }
    },

    findEvidence: async (id: string, documentId: string): Promise<CaseDocument | null> => {
      const { Item } = await EvidenceEntity.build(GetItemCommand)
        .key({ id, documentId })
        .options({ consistent: true })
        .send()
      return Item ? CaseDocument.parse(Item.document) : null
    },

    promiseEvidence: async (id: string, document: CaseDocument): Promise<void> => {
      await EvidenceEntity.build(PutItemCommand).item({ id, documentId: document.id, document }).send()
    },

    /** Writes what was found in the bytes, once. */
    judgeEvidence: async (id: string, document: CaseDocument): Promise<boolean> => {
      try {
        await EvidenceEntity.build(PutItemCommand)
          .item({ id, documentId: document.id, document })
          .options({ condition: { attr: 'document.status', eq: 'awaited' } })
          .send()
        return true
      } catch (error) {
        if (isConditionFailed(error)) return false
        throw error
      }
    },

    sealToken: (content: string) => seal(content, 'arrival'),
    openToken: (token: string) => open(token, 'arrival'),
  }
}

export type ReportStore = ReturnType<typeof reportStore>
export const tips = reportStore('tips', 'TIPS_KEY')
export const complaints = reportStore('complaints', 'COMPLAINTS_KEY')
