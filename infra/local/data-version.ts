/** Which shape of records a folder of data holds. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#infra/local/refusal.ts'

/** Raise it with a change after which the doors can no longer read what they wrote before. */
const current = '5'

/**
 * Marks new data as ours.
 * @throws Refusal for data that another version wrote: doors would fail on them one request at a time.
 */
export const claimData = (data: string): void => {
  const file = join(data, 'version')
  const isNew = !existsSync(join(data, 'dynamodb'))
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none'
  if (!isNew && found !== current)
    throw new Refusal(
      `The data in ${data} were written by another version (${found}, this one writes ${current}): ` +
        'npm run reset forgets them, --data DIR takes another folder',
    )
  writeFileSync(file, `${current}\n`)
}
