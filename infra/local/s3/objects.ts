import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLOutputValue } from 'node:sqlite'
import * as z from 'zod'
import { S3Error, invalid } from './error.ts'

export interface ObjectMeta {
  /** Headers that are given back as they came: content-type, x-amz-meta-... */
  readonly headers: Readonly<Record<string, string>>
  /** By header name. */
  readonly checksums: Readonly<Record<string, string>>
}

export interface StoredObject extends ObjectMeta {
  readonly key: string
  readonly size: number
  /** With its quotes. */
  readonly etag: string
  /** Epoch milliseconds. */
  readonly modified: number
  /** File that holds the bytes. */
  readonly file: string
}

export interface Condition {
  /** Only if nothing has this key yet. */
  readonly absent?: boolean
  /** Only if what has this key has this tag. */
  readonly etag?: string
}

const schema = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, announces INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL, key TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
    modified INTEGER NOT NULL, headers TEXT NOT NULL, checksums TEXT NOT NULL, PRIMARY KEY (bucket, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS owed (id INTEGER PRIMARY KEY AUTOINCREMENT, bucket TEXT NOT NULL, event TEXT NOT NULL) STRICT;
`
const words = z.record(z.string(), z.string())
const longestKey = 1024

/**
 * Buckets and objects on disk: the bytes in files named at random (a key never becomes a path), everything else in one
 * database. An object and the event that it owes appear in one transaction, so a kill leaves both or neither.
 */
export class Objects {
  readonly #db: DatabaseSync
  readonly #blobs: string

  /** @throws when another process has the directory open. */
  constructor(directory: string) {
    this.#blobs = join(directory, 'blobs')
    mkdirSync(this.#blobs, { recursive: true })
    this.#db = new DatabaseSync(join(directory, 'objects.db'))
    try {
      this.#db.exec(schema)
    } catch (cause) {
      this.#db.close()
      throw new Error(`The data in ${directory} cannot be opened; is it in use by another process?`, { cause })
    }
    const used = new Set(
      this.#db
        .prepare('SELECT blob FROM objects')
        .all()
        .map(({ blob }) => blob),
    )
    for (const name of readdirSync(this.#blobs)) if (!used.has(name)) rmSync(join(this.#blobs, name))
  }

  ensureBucket(name: string): void {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
      throw new S3Error(400, 'InvalidBucketName', 'The name is not valid.')
    this.#db.prepare('INSERT OR IGNORE INTO buckets (name) VALUES (?)').run(name)
  }

  buckets(): string[] {
    return this.#db
      .prepare('SELECT name FROM buckets ORDER BY name')
      .all()
      .map(({ name }) => String(name))
  }

  /** From now on, and in every later life, the bucket owes an event for each object that is put. */
  announce(bucket: string): void {
    this.requireBucket(bucket)
    this.#db.prepare('UPDATE buckets SET announces = 1 WHERE name = ?').run(bucket)
  }

  requireBucket(bucket: string): void {
    this.#bucket(bucket)
  }

  /**
   * Stores an object. `eventOf` words the event it owes.
   * @returns the object, and the id of its event if its bucket announces
   */
  async put(
    bucket: string,
    key: string,
    data: Buffer,
    meta: ObjectMeta,
    condition: Condition,
    eventOf: (object: StoredObject) => object,
  ): Promise<{ object: StoredObject; owed: number | undefined }> {
    this.requireBucket(bucket)
    requireKey(key)
    const blob = randomUUID()
    const object: StoredObject = {
      ...meta,
      key,
      size: data.length,
      etag: `"${createHash('md5').update(data).digest('hex')}"`,
      modified: Date.now(),
      file: join(this.#blobs, blob),
    }
    await writeFile(object.file, data)
    try {
      const before = this.find(bucket, key)
      if (condition.absent ? before : condition.etag !== undefined && before?.etag !== condition.etag) {
        throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
      }
      const owed = this.#inTransaction(() => this.#insert(bucket, object, blob, eventOf))
      if (before) await rm(before.file, { force: true })
      return { object, owed }
    } catch (reason) {
      await rm(object.file, { force: true })
      throw reason
    }
  }

  find(bucket: string, key: string): StoredObject | undefined {
    const row = this.#db.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?').get(bucket, key)
    return row && this.#objectOf(row)
  }

  /** @throws S3Error NoSuchBucket or NoSuchKey */
  require(bucket: string, key: string): StoredObject {
    this.requireBucket(bucket)
    const object = this.find(bucket, key)
    if (!object) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
    return object
  }

  async remove(bucket: string, key: string): Promise<void> {
    this.requireBucket(bucket)
    const object = this.find(bucket, key)
    this.#db.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?').run(bucket, key)
    if (object) await rm(object.file, { force: true })
  }

  /** Objects whose keys come after `after` and begin with `prefix`, in the order of their bytes. */
  *list(bucket: string, prefix: string, after: string): Generator<StoredObject> {
    this.requireBucket(bucket)
    const rows = this.#db.prepare('SELECT * FROM objects WHERE bucket = ? AND key >= ? AND key > ? ORDER BY key')
    for (const row of rows.iterate(bucket, prefix, after)) {
      const object = this.#objectOf(row)
      if (!object.key.startsWith(prefix)) return
      yield object
    }
  }

  /** Removes what was put before a moment, in epoch milliseconds. */
  async removeOlder(bucket: string, moment: number): Promise<void> {
    const keys = this.#db.prepare('SELECT key FROM objects WHERE bucket = ? AND modified < ?').all(bucket, moment)
    for (const { key } of keys) await this.remove(bucket, String(key))
  }

  /** Events not yet handled, the oldest first. */
  owed(bucket: string): { id: number; event: unknown }[] {
    const rows = this.#db.prepare('SELECT id, event FROM owed WHERE bucket = ? ORDER BY id').all(bucket)
    return rows.map(({ id, event }) => ({ id: Number(id), event: parsed(event) }))
  }

  settle(id: number): void {
    this.#db.prepare('DELETE FROM owed WHERE id = ?').run(id)
  }

  close(): void {
    this.#db.close()
  }

  #bucket(name: string): Record<string, SQLOutputValue> {
    const row = this.#db.prepare('SELECT * FROM buckets WHERE name = ?').get(name)
    if (!row) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name })
    return row
  }

  #insert(
    bucket: string,
    object: StoredObject,
    blob: string,
    eventOf: (object: StoredObject) => object,
  ): number | undefined {
    const { key, size, etag, modified, headers, checksums } = object
    this.#db
      .prepare('INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(bucket, key, blob, size, etag, modified, JSON.stringify(headers), JSON.stringify(checksums))
    if (!this.#bucket(bucket).announces) return undefined
    const event = JSON.stringify(eventOf(object))
    return Number(this.#db.prepare('INSERT INTO owed (bucket, event) VALUES (?, ?)').run(bucket, event).lastInsertRowid)
  }

  #inTransaction<T>(task: () => T): T {
    this.#db.exec('BEGIN')
    try {
      const result = task()
      this.#db.exec('COMMIT')
      return result
    } catch (reason) {
      this.#db.exec('ROLLBACK')
      throw reason
    }
  }

  #objectOf(row: Record<string, SQLOutputValue>): StoredObject {
    return {
      key: String(row.key),
      size: Number(row.size),
      etag: String(row.etag),
      modified: Number(row.modified),
      file: join(this.#blobs, String(row.blob)),
      headers: words.parse(JSON.parse(String(row.headers))),
      checksums: words.parse(JSON.parse(String(row.checksums))),
    }
  }
}

function parsed(text: SQLOutputValue | undefined): unknown {
  return JSON.parse(String(text))
}

function requireKey(key: string): void {
  if (Buffer.byteLength(key) > longestKey) throw new S3Error(400, 'KeyTooLongError', 'Your key is too long')
  if (key.includes('\0')) throw invalid('A key cannot contain a NUL.')
}
