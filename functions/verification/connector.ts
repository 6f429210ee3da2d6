import type { GoodRow, Understood } from '#shared/domain/verification/rows.ts'
import type { Source } from '#shared/domain/verification/sources.ts'

/** Somebody whom a register is asked about. */
export interface Asked {
  readonly name: string
  readonly idNumber: string
}

export type Reading = Understood | { readonly unreadable: true }
export type { GoodRow }

/** How one register is talked to: what it is asked, and what its answer means. A live interface of a department is another one. */
export interface Connector {
  readonly ask: (source: Source, persons: readonly Asked[]) => Uint8Array
  /** Never throws for what a department wrote. */
  readonly understand: (source: Source, bytes: Uint8Array) => Promise<Reading>
}
