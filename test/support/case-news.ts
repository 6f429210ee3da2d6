import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { AttributeValue } from 'aws-lambda'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import * as z from 'zod'
import { startS3 } from '#infra/local/s3/server.ts'
import { documentClient } from '#shared/store/database.ts'
import { told } from '#shared/store/environment.ts'

/** What the stream brings of a case, and the bucket into which what follows from it is written. */

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

/** An object store of this file's own, with the bucket of documents. */
export const withDocuments = (): void => {
  let close = () => Promise.resolve()
  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 's3-'))
    const credentials = { accessKeyId: told('AWS_ACCESS_KEY_ID'), secretAccessKey: told('AWS_SECRET_ACCESS_KEY') }
    const s3 = await startS3({ directory, port: 0, credentials })
    close = async () => {
      await s3.close()
      await rm(directory, { recursive: true })
    }
    await s3.ensureBucket('documents')
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_S3: s3.url,
      DOCUMENTS_BUCKET: 'documents',
      PORTAL_ORIGIN: 'https://portal.example',
    })
  })
  afterAll(() => close())
}
