import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { largestUploadBytes, type DocumentType } from '#shared/domain/documents/document.ts'
import { told } from './environment.ts'

/** Where strangers' bytes arrive, and where they rest once they passed: each zone alike. */
export const zones = {
  documents: { intake: 'INTAKE_BUCKET', kept: 'DOCUMENTS_BUCKET' },
  evidence: { intake: 'TIP_INTAKE_BUCKET', kept: 'EVIDENCE_BUCKET', mayComeSealed: true },
  /** Lists for the departments and what these answer: their tables come in and stay. */
  registers: { intake: 'REGISTERS_BUCKET', kept: 'REGISTERS_BUCKET' },
  /** Sheets as they were printed for a village's board: nobody sends one. */
  boards: { intake: 'BOARDS_BUCKET', kept: 'BOARDS_BUCKET' },
} as const
type KeptType = DocumentType | 'text/csv' | 'application/octet-stream'
export type Zone = (typeof zones)[keyof typeof zones]

export const objectStore = new S3Client({
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
})

/** What an envelope adds to a file that a browser sealed. */
const envelopeBytes = 8192
export const uploadSeconds = 3600
export const linkSeconds = 300

/** A form that puts one file of 1 byte to 10 MB at one key, within the hour; with `type`, of that type alone. */
export async function uploadForm(
  zone: Zone,
  key: string,
  type: DocumentType | undefined,
  returnTo: string | undefined,
) {
  const fields = {
    ...(type && { 'Content-Type': type }),
    ...(returnTo === undefined ? { success_action_status: '201' } : { success_action_redirect: returnTo }),
  }
  const largest = 'mayComeSealed' in zone ? largestUploadBytes + envelopeBytes : largestUploadBytes
  return createPresignedPost(objectStore, {
    Bucket: told(zone.intake),
    Key: key,
    Conditions: [
      ['content-length-range', 1, largest],
      ...(type ? [['eq' as const, '$Content-Type' as const, type] satisfies [string, string, string]] : []),
    ],
    Fields: fields,
    Expires: uploadSeconds,
  })
}

/** The bytes that arrived; null when they are no longer there, for an event can come twice. */
export async function arrivedBytes(zone: Zone, key: string): Promise<Uint8Array | null> {
  try {
    const { Body } = await objectStore.send(new GetObjectCommand({ Bucket: told(zone.intake), Key: key }))
    return Body ? await Body.transformToByteArray() : null
  } catch (error) {
    if (error instanceof NoSuchKey) return null
    throw error
  }
}

/** The bytes of what was kept. */
export async function keptBytes(zone: Zone, key: string): Promise<Uint8Array> {
  const { Body } = await objectStore.send(new GetObjectCommand({ Bucket: told(zone.kept), Key: key }))
  if (Body === undefined) throw new Error('an object came without its bytes')
  return Body.transformToByteArray()
}

export const keep = (zone: Zone, key: string, bytes: Uint8Array, type: KeptType) =>
  objectStore.send(new PutObjectCommand({ Bucket: told(zone.kept), Key: key, Body: bytes, ContentType: type }))

/** Puts what came sealed back opened, for a scanner that reads the object itself. */
export const layOpen = (zone: Zone, key: string, bytes: Uint8Array) =>
  objectStore.send(new PutObjectCommand({ Bucket: told(zone.intake), Key: key, Body: bytes }))

export const dropArrived = (zone: Zone, key: string) =>
  objectStore.send(new DeleteObjectCommand({ Bucket: told(zone.intake), Key: key }))

/** Removes everything that was kept under a prefix. */
export async function removeKept(zone: Zone, prefix: string): Promise<void> {
  const pages = paginateListObjectsV2({ client: objectStore }, { Bucket: told(zone.kept), Prefix: prefix })
  for await (const { Contents = [] } of pages)
    for (const { Key } of Contents) await objectStore.send(new DeleteObjectCommand({ Bucket: told(zone.kept), Key }))
}

/** A link to what was kept, good for five minutes, shown in the browser under a name that says nothing. */
export const linkTo = (zone: Zone, key: string, type: KeptType) =>
  getSignedUrl(
    objectStore,
    new GetObjectCommand({
      Bucket: told(zone.kept),
      Key: key,
      ResponseContentType: type,
      ResponseContentDisposition: type === 'text/csv' ? 'attachment; filename="list.csv"' : 'inline',
    }),
    { expiresIn: linkSeconds },
  )
