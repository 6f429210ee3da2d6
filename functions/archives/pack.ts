import { Zip, ZipPassThrough } from 'fflate'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

/** One file of an archive; its bytes are fetched when its turn comes, so that only one lies in memory at a time. */
export interface Entry {
  readonly name: string
  readonly at: string
  readonly bytes: () => Promise<Uint8Array>
}

/** Writes a ZIP of stored entries (pictures and PDF do not shrink) to a path; one entry of memory, however many there are. */
export async function pack(path: string, entries: readonly Entry[]): Promise<void> {
  const out = createWriteStream(path)
  const done = finished(out)
  const failure: { error: Error | null } = { error: null }
  const zip = new Zip((error, chunk, final) => {
    if (error) failure.error = error
    else out.write(chunk)
    if (final) out.end()
  })
  try {
    for (const { name, at, bytes } of entries) {
      const entry = new ZipPassThrough(name)
      entry.mtime = at
      zip.add(entry)
      entry.push(await bytes(), true)
      if (failure.error !== null) throw failure.error
      if (out.writableNeedDrain) await once(out, 'drain')
    }
    zip.end()
    await done
  } catch (error) {
    out.destroy()
    await done.catch(() => 'it was cut short on purpose')
    throw error
  }
}
