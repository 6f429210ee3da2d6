import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { QueryCommand, Table } from 'dynamodb-toolbox'
import * as z from 'zod'
import type { TipDesk } from '#shared/domain/reports/report.ts'
import { definitionOf, documentClient } from './database.ts'
import { tables } from './tables.ts'
import { removeKept, zones } from './uploads.ts'

const table = new Table(definitionOf(tables.tips))

/** Of a tip's rows no more than where they lie, and until when it is kept: nothing is opened to remove it. */
const Row = z.object({ pk: z.string(), sk: z.string(), keptUntil: z.string().optional() })
const attributes = ['pk', 'sk', 'keptUntil'] as const
const head = 'REPORT'

/** Access pattern: the concluded tips of a desk whose time is over. */
export async function tipsOver(county: string, desk: TipDesk, today: string): Promise<string[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: `${county}#${desk}`, range: { beginsWith: '9999' } })
    .options({ attributes: [...attributes], maxPages: Infinity })
    .send()
  return Items.map((item) => Row.parse(item)).flatMap(({ pk, keptUntil = today }) => (keptUntil < today ? [pk] : []))
}

/**
 * Removes content, keys and files of a tip, unless somebody needs it longer since it was listed. The row that names it goes
 * last: what fails on the way is found again the next morning.
 */
export async function removeTip(partition: string, today: string): Promise<void> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition })
    .options({ attributes: [...attributes], consistent: true, maxPages: Infinity })
    .send()
  const rows = Items.map((item) => Row.parse(item))
  const { keptUntil = today } = rows.find(({ sk }) => sk === head) ?? {}
  if (keptUntil >= today) return
  await removeKept(zones.evidence, `${partition.replace(`${head}#`, '')}/`)
  const lastly = rows.toSorted((one, other) => Number(one.sk === head) - Number(other.sk === head))
  for (const { pk, sk } of lastly)
    await documentClient.send(new DeleteCommand({ TableName: table.getName(), Key: { pk, sk } }))
}
