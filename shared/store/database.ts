import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { told } from './environment.ts'
import { primaryKey, type TableDefinition } from './tables.ts'

export const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
})

/** What the toolbox needs to know of a table; its name is read from the environment at the first request. */
export const definitionOf = <Indexes extends TableDefinition['indexes']>({
  variable,
  indexes,
}: Pick<TableDefinition, 'variable'> & { readonly indexes: Indexes }) =>
  ({
    documentClient,
    name: () => told(variable),
    ...primaryKey,
    indexes,
    entityAttributeSavedAs: 'entity',
  }) as const
