import type { S3Event } from 'aws-lambda'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { approvedUnder, largestArchiveBytes, type Archive } from '#shared/domain/archives/archive.ts'
import { filePaper } from '#shared/domain/archives/file-paper.ts'
import type { CaseDocument, DocumentType } from '#shared/domain/documents/document.ts'
import { findCase } from '#shared/store/applications.ts'
import { keepArchive, orderDone } from '#shared/store/archive-objects.ts'
import { findArchive, moveArchive } from '#shared/store/archives.ts'
import { keptBytes, zones } from '#shared/store/uploads.ts'
import { now } from '../http/clock.ts'
import { knowDivisions } from '../http/divisions-known.ts'
import { print } from '../papers/print.ts'
import { casesOfHousehold, kept } from './household.ts'
import { pack, type Entry } from './pack.ts'

const endings: { readonly [Type in DocumentType]: string } = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** A person's own name for a file may hold anything but a slash; its ending follows from its bytes. */
const nameOf = (folder: string, at: number, { name, type }: CaseDocument): string =>
  `${folder}/${String(at + 1).padStart(2, '0')}-${name.replace(/\.[a-z]{2,4}$/i, '')}.${type === null ? 'bin' : endings[type]}`

const originalsOf = ({ application: { id, number }, documents }: CaseFile): Entry[] =>
  documents
    .filter(({ status }) => status === 'clean')
    .map((document, at) => ({
      name: nameOf(number ?? id, at, document),
      at: document.requestedAt,
      bytes: () => keptBytes(zones.documents, `${id}/${document.id}`),
    }))

const sizeOf = (files: readonly CaseFile[]): number =>
  files.flatMap(({ documents }) => documents).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)

const make = async (id: string, archive: Archive): Promise<void> => {
  const anchor = await findCase(id)
  if (anchor === null) return
  const files = (await casesOfHousehold(anchor)).filter(({ application: { answers } }) =>
    answers.place?.village.startsWith(archive.division),
  )
  if (sizeOf(files) > largestArchiveBytes) {
    await moveArchive(id, archive, { ...archive, status: 'too-large' })
    return
  }
  const originals = new Map(files.map((file) => [file.application.id, originalsOf(file)]))
  const names = new Map([...originals].map(([of, entries]) => [of, entries.map(({ name }) => name)]))
  const contents = {
    name: '目录.pdf',
    at: archive.askedAt,
    bytes: async () => print(filePaper(await Promise.all(files.map(kept)), names, archive.askedAt)),
  }
  const folder = await mkdtemp(join(tmpdir(), 'archive-'))
  try {
    const path = join(folder, 'archive.zip')
    await pack(path, [contents, ...[...originals.values()].flat()])
    await keepArchive(id, archive.id, path)
    await moveArchive(id, archive, { ...archive, status: 'ready', readyAt: now(), bytes: (await stat(path)).size })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An archive was approved: make it, once, however often the event comes. */
export const handler = async ({ Records }: S3Event): Promise<void> => {
  await knowDivisions(now())
  for (const { s3 } of Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const [id = '', archiveId = ''] = key.slice(approvedUnder.length).split('/')
    const archive = await findArchive(id, archiveId)
    if (archive?.status === 'approved') await make(id, archive)
    await orderDone(key)
  }
}
