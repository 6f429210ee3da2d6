import { Entity, item, number, PutTransaction, QueryCommand, string, Table } from 'dynamodb-toolbox'
import { randomUUID } from 'node:crypto'
import { sumOf, type TipNumbers } from '#shared/domain/reports/numbers.ts'
import { definitionOf } from './database.ts'
import { tables } from './tables.ts'

const table = new Table(definitionOf(tables.tips))

/** What one tip added: a row of its own, so that a flood does not queue for one counter, and with nothing that leads back. */
const NumberEntity = new Entity({
  name: 'tip-number',
  table,
  timestamps: false,
  schema: item({
    county: string().key(),
    quarter: string().key(),
    row: string().key(),
    received: number(),
    concluded: number(),
    onTime: number(),
    substantiated: number(),
  }),
  computeKey: ({ county, quarter, row }) => ({ pk: `NUMBERS#${county}#${quarter}`, sk: row }),
})

/** Counts a tip in the transaction that writes it. */
export const countTip = (county: string, numbers: TipNumbers) =>
  NumberEntity.build(PutTransaction).item({ county, row: randomUUID(), ...numbers })

/** Access pattern: what a county's tips came to in a quarter. */
export async function tipNumbers(county: string, quarter: string): Promise<TipNumbers> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `NUMBERS#${county}#${quarter}` })
    .entities(NumberEntity)
    .options({ maxPages: Infinity })
    .send()
  return sumOf(quarter, Items)
}
