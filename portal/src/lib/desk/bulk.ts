import type { BulkVerb } from '#shared/domain/applications/worklist.ts'

/** A row that was ticked: which case, in the version that was seen. */
export interface Ticked {
  readonly id: string
  readonly version: number
  readonly number: string
}

/** What came of one row. */
export interface RowResult {
  id: string
  number: string
  done: boolean
  /** Why not: the refusal's words and what belongs to them. */
  why: string[]
}

export interface BulkOutcome {
  verb: BulkVerb
  /** What is to be put right before anything is done at all. */
  problem?: string
  results: RowResult[]
}

export const tickOf = ({ id, version, number }: { id: string; version: number; number: string | null }): string =>
  [id, version, number ?? ''].join(' ')
