import type { Condition, PutTransactionOptions } from 'dynamodb-toolbox'
import {
  any,
  boolean,
  Entity,
  executeTransactWrite,
  GetItemCommand,
  item,
  number,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
  string,
  Table,
} from 'dynamodb-toolbox'
import * as z from 'zod'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { countedIn } from '#shared/domain/reports/numbers.ts'
import { countyOf, isRaised, Report } from '#shared/domain/reports/report.ts'
import { keptUntil } from '#shared/domain/reports/retention.ts'
import type { WatchedTip } from '#shared/domain/reports/views.ts'
import { definitionOf } from './database.ts'
import { unlessOvertaken, unlessRefused } from './refused.ts'
import { sealUnder, type Seal } from './seal.ts'
import { slowHash } from './slow-hash.ts'
import { tables } from './tables.ts'
import { countTip } from './tip-numbers.ts'

const pageSize = 50
const never = '9999-12-31'
const Cursor = z.string().regex(/^\d{4}-\d\d-\d\d#[\w-]{16,64}$/)

const keyOf = ({ id }: { id: string }) => ({ pk: `REPORT#${id}`, sk: 'REPORT' })

const entitiesOf = (definition: (typeof tables)['tips']) => {
  const table = new Table(definitionOf(definition))
  const ReportEntity = new Entity({
    name: 'report',
    table,
    timestamps: false,
    computeKey: keyOf,
    schema: item({
      id: string().key(),
      version: number(),
      sealed: string(),
      desk: string(),
      due: string(),
      heldUntil: string().optional(),
      raised: boolean().optional(),
      keptUntil: string().optional(),
    }),
  })
  const EvidenceEntity = new Entity({
    name: 'evidence',
    table,
    timestamps: false,
    schema: item({ id: string().key(), documentId: string().key(), document: any() }),
    computeKey: ({ id, documentId }) => ({ pk: `REPORT#${id}`, sk: `EVIDENCE#${documentId}` }),
  })
  return { table, ReportEntity, EvidenceEntity }
}
type Entities = ReturnType<typeof entitiesOf>

const deskOf = (county: string, desk: Report['desk']) => `${county}#${desk}`

/** The report itself lies sealed whole; only what orders the desk's list stands in clear. */
const writing = ({ ReportEntity }: Entities, { seal }: Seal) => {
  type Written = NonNullable<PutTransactionOptions<Entities['ReportEntity']>['condition']>
  const put = async (before: Report | null, report: Report, condition: Written) => {
    const row = ReportEntity.build(PutTransaction)
      .item({
        id: report.id,
        version: report.version,
        sealed: await seal(JSON.stringify(report), report.id),
        desk: deskOf(countyOf(report.filing), report.desk),
        due: `${report.due?.date ?? never}#${report.id}`,
        ...(report.heldUntil !== null && { heldUntil: report.heldUntil }),
        ...(isRaised(report) && { raised: true }),
        ...keeping(report),
      })
      .options({ condition })
    const numbers = countedIn(before, report)
    const counts = numbers === null ? [] : [countTip(countyOf(report.filing), numbers)]
    await executeTransactWrite(row, ...counts)
  }

  return {
    file: (report: Report): Promise<void> => put(null, report, { attr: 'id', exists: false }),

    /** False when somebody wrote in between. */
    save: (before: Report, after: Report) =>
      unlessOvertaken(() => put(before, after, { attr: 'version', eq: before.version })),
  }
}

/** In clear, so that the morning removes a tip whose time is over without opening any. */
const keeping = (report: Report) => {
  const day = keptUntil(report)
  return day === null ? {} : { keptUntil: day }
}

const notHeld = (now: string): Condition<Entities['ReportEntity']> => ({
  or: [
    { attr: 'heldUntil', exists: false },
    { attr: 'heldUntil', lte: now },
  ],
})

const reading = ({ table, ReportEntity, EvidenceEntity }: Entities, { open }: Seal) => {
  const opened = async (id: string, sealed: string) => Report.parse(JSON.parse(await open(sealed, id)))
  return {
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

    /** Access pattern: a desk's reports by due date, a page per query; without those still held. */
    desk: async (county: string, desk: Report['desk'], now: string, cursor: string | undefined) => {
      const partition = deskOf(county, desk)
      const start =
        cursor === undefined
          ? {}
          : { exclusiveStartKey: { ...keyOf({ id: cursor.slice(11) }), due: cursor, desk: partition } }
      const { Items = [], LastEvaluatedKey } = await table
        .build(QueryCommand)
        .query({ index: 'byDesk', partition })
        .entities(ReportEntity)
        .options({
          limit: pageSize,
          filters: { report: notHeld(now) },
          ...start,
        })
        .send()
      return {
        reports: await Promise.all(Items.map(({ id, sealed }) => opened(id, sealed))),
        cursor: LastEvaluatedKey === undefined ? null : z.object({ due: z.string() }).parse(LastEvaluatedKey).due,
      }
    },
  }
}

const watching = ({ table, ReportEntity }: Entities) => ({
  /** Access pattern: what is late at the handlers' desk or asks for a second person; nothing of it is opened. */
  watched: async (county: string, today: string): Promise<WatchedTip[]> => {
    const { Items = [] } = await table
      .build(QueryCommand)
      .query({ index: 'byDesk', partition: deskOf(county, 'handler'), range: { lt: never } })
      .entities(ReportEntity)
      .options({ attributes: ['id', 'due', 'raised'], maxPages: Infinity })
      .send()
    return Items.map(({ id, due, raised = false }) => ({ id, due: due.slice(0, 10), raised })).filter(
      ({ due, raised }) => raised || due < today,
    )
  },
})

const evidenceIn = ({ EvidenceEntity }: Entities) => ({
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
  judgeEvidence: (id: string, document: CaseDocument) =>
    unlessRefused(() =>
      EvidenceEntity.build(PutItemCommand)
        .item({ id, documentId: document.id, document })
        .options({ condition: { attr: 'document.status', eq: 'awaited' } })
        .send(),
    ),
})

const reportStore = () => {
  const entities = entitiesOf(tables.tips)
  const seal = sealUnder('TIPS_KEY')
  return {
    ...writing(entities, seal),
    ...reading(entities, seal),
    ...watching(entities),
    ...evidenceIn(entities),
    /** The id under which a receipt's report lies; slow on purpose. */
    idOf: async (receipt: string) => slowHash(receipt, await seal.fingerprint('receipt')),
    isCursor: (text: string) => Cursor.safeParse(text).success,
    sealToken: (content: string) => seal.seal(content, 'arrival'),
    openToken: (token: string) => seal.open(token, 'arrival'),
  }
}

export type ReportStore = ReturnType<typeof reportStore>
export const tips = reportStore()
