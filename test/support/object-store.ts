import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startS3 } from '#infra/local/s3/server.ts'
import { told } from '#shared/store/environment.ts'

/** An object store of this file's own, with one bucket. */
export const withBucket = (variable: 'DOCUMENTS_BUCKET' | 'EVIDENCE_BUCKET'): void => {
  let close = () => Promise.resolve()
  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 's3-'))
    const credentials = { accessKeyId: told('AWS_ACCESS_KEY_ID'), secretAccessKey: told('AWS_SECRET_ACCESS_KEY') }
    const s3 = await startS3({ directory, port: 0, credentials })
    close = async () => {
      await s3.close()
      await rm(directory, { recursive: true })
    }
    await s3.ensureBucket('bucket')
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_S3: s3.url,
      [variable]: 'bucket',
      PORTAL_ORIGIN: 'https://portal.example',
    })
  })
  afterAll(() => close())
}
