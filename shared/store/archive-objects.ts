import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { approvedUnder } from '#shared/domain/archives/archive.ts'
import { told } from './environment.ts'
import { linkSeconds, objectStore } from './uploads.ts'

/** The bucket of archives: an approval is an empty object whose arrival calls who makes the archive; both are forgotten in days. */
const bucket = () => told('ARCHIVES_BUCKET')
const keyOf = (id: string, archiveId: string) => `ready/${id}/${archiveId}.zip`

export const orderArchive = (id: string, archiveId: string) =>
  objectStore.send(new PutObjectCommand({ Bucket: bucket(), Key: `${approvedUnder}${id}/${archiveId}`, Body: '' }))

/** The order is carried out: doing it again would only repeat it. */
export const orderDone = (key: string) => objectStore.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }))

/** Puts a file of any size, read as it is sent: none of it waits in memory. */
export const keepArchive = async (id: string, archiveId: string, path: string): Promise<void> => {
  const { size } = await stat(path)
  await objectStore.send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: keyOf(id, archiveId),
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: 'application/zip',
    }),
  )
}

/** A link to an archive, good for five minutes, that downloads it under a name that says no more than what it is. */
export const linkToArchive = (id: string, archiveId: string) =>
  getSignedUrl(
    objectStore,
    new GetObjectCommand({
      Bucket: bucket(),
      Key: keyOf(id, archiveId),
      ResponseContentDisposition: `attachment; filename="household-file.zip"`,
    }),
    { expiresIn: linkSeconds },
  )
