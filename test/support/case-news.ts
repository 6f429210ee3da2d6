import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue } from 'aws-lambda'
import * as z from 'zod'
import { documentClient } from '#shared/store/database.ts'
import { told } from '#shared/store/environment.ts'

/** What the stream brings of a case. */

const Row = z.looseObject({ pk: z.string(), sk: z.string() })
const Image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null)

/** A case's row as it lies in the table now. */
export const rowOf = async (id: string) => {
  const key = { pk: `APPLICATION#${id}`, sk: 'APPLICATION' }
  const { Item } = await documentClient.send(new GetCommand({ TableName: told('CASEWORK_TABLE'), Key: key }))
  return Image.parse(marshall(Row.parse(Item)))
}

export const newsOf = (before: Record<string, AttributeValue>, after: Record<string, AttributeValue>) => ({
  Records: [{ dynamodb: { OldImage: before, NewImage: after, SequenceNumber: '1' } }],
})
export type News = ReturnType<typeof newsOf>
