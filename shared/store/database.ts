import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { told } from './environment.ts'
import { primaryKey, tables, type TableName } from './tables.ts'

export const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
})

type IndexesOf<Name extends TableName> = {
  [I in keyof (typeof tables)[Name]['indexes']]: {
    type: 'global'
    partitionKey: { name: string; type: 'string' }
    sortKey: { name: string; type: 'string' }
  }
}

/** What the toolbox needs to know of a table of tables.ts; its name is read from the environment at the first request. */
export const definitionOf = <Name extends TableName>(name: Name) => {
  const definition = tables[name]
  const indexes = Object.fromEntries(
    Object.entries<{ partition: string; sort: string }>(definition.indexes).map(([index, { partition, sort }]) => [
      index,
      { type: 'global', partitionKey: { name: partition, type: 'string' }, sortKey: { name: sort, type: 'string' } },
    ]),
  ) as IndexesOf<Name>
  return {
    documentClient,
    name: () => told(definition.variable),
    partitionKey: { name: primaryKey.partition, type: 'string' },
    sortKey: { name: primaryKey.sort, type: 'string' },
    indexes,
    entityAttributeSavedAs: 'entity',
  } as const
}
