import type { CaseDocument, DocumentKind, DocumentType } from '#shared/domain/documents/document.ts'
import { m } from '#lib/paraglide/messages.js'
import { quarantineWords } from '#lib/reports/words.ts'

/** A form to post a file straight to the store: every field as given, the file last. */
export interface StoreForm {
  documentId: string
  url: string
  fields: Record<string, string>
}

/** One file on its way: sent to the store, then checked there. */
interface Upload {
  kind: DocumentKind
  name: string
  state: 'sending' | 'checking' | 'clean' | 'refused'
  percent: number
  /** What to do, when it was refused. */
  problem: string
}

const types: readonly DocumentType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']
/** As a field for files wants them. */
export const fileTypes = types.join(',')
export const pictureTypes = types.filter((type) => type.startsWith('image/')).join(',')
/** How often it is asked what became of a file, in milliseconds, and how many times. */
const lookEvery = 1000
const looks = 60

/** Files on their way to the store, each on its own: one that fails costs the others nothing. */
export class Uploads {
  #all = $state<Upload[]>([])
  #address: () => string

  /** @param address where forms for the store are asked for, and what became of the documents */
  constructor(address: () => string) {
    this.#address = address
  }

  of = (kind: DocumentKind): Upload[] => this.#all.filter((upload) => upload.kind === kind)

  async send(kind: DocumentKind, file: File, largest: number): Promise<void> {
    const upload = $state<Upload>({ kind, name: file.name, state: 'sending', percent: 0, problem: '' })
    this.#all.push(upload)
    try {
      const type = typeOf(file, largest)
      const form = await this.#ask({ kind, name: fileName(file.name), type })
      await post(form, new File([file], 'file', { type }), (percent) => (upload.percent = percent))
      upload.state = 'checking'
      if (await this.#passes(form.documentId)) upload.state = 'clean'
    } catch (cause) {
      upload.state = 'refused'
      upload.problem = cause instanceof Refused ? cause.message : m.apply_upload_failed()
    }
  }

  async #ask(wish: { kind: DocumentKind; name: string; type: DocumentType }): Promise<StoreForm> {
    const response = await fetch(this.#address(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
      redirect: 'error',
    })
    if (response.ok) return response.json()
    const { message }: { message: string } = await response.json()
    throw new Refused(message)
  }

  /** False when it is still not checked after a while; the list will tell later. */
  async #passes(documentId: string): Promise<boolean> {
    for (let look = 0; look < looks; look++) {
      const response = await fetch(this.#address(), { redirect: 'error' })
      const { documents }: { documents: Pick<CaseDocument, 'id' | 'status' | 'reason'>[] } = await response.json()
      const found = documents.find(({ id }) => id === documentId)
      if (found?.status === 'clean') return true
      if (found?.status === 'quarantined')
        throw new Refused(found.reason ? quarantineWords[found.reason]() : m.arrival_refused())
      await new Promise((resolve) => setTimeout(resolve, lookEvery))
    }
    return false
  }
}

/** Said to the person as it is. */
class Refused extends Error {}

function typeOf(file: File, largest: number): DocumentType {
  const type = types.find((each) => each === file.type)
  if (!type) throw new Refused(m.quarantine_type())
  if (file.size === 0) throw new Refused(m.quarantine_empty())
  if (file.size > largest) throw new Refused(m.apply_upload_too_large())
  return type
}

/** The part of a file's name that the contract takes: no path, no longer than 120 characters. */
const fileName = (name: string): string =>
  [...name.replace(/[/\\<>]/g, ' ').trim()].slice(-120).join('').trim() || m.apply_document_other()

/** Only XMLHttpRequest tells how far an upload is. */
function post({ fields, url }: StoreForm, file: File, progress: (percent: number) => void): Promise<void> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(Math.round((loaded / total) * 100)))
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new Error(request.statusText))))
    request.addEventListener('error', () => reject(new Error('network')))
    request.open('POST', url)
    request.send(body)
  })
}
