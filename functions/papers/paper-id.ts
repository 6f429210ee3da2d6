import { createHash } from 'node:crypto'

/** What is written or posted of something has an id that follows from what it is of, so that doing it again finds what was done. */
export const paperId = (what: string, id: string, at: string): string => {
  const digest = createHash('sha256').update(`${what}/${id}/${at}`).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}
