/**
 * The tables, one per zone of trust, so that a role can be denied a whole table.
 * The cloud definition creates them from these values and the store queries by them: one truth for both.
 * Every key attribute is a string; an index is named by the question it answers.
 */
interface Index {
  readonly partition: string
  readonly sort: string
}

interface TableDefinition {
  /** Environment variable that tells a door the table's name. */
  readonly variable: string
  readonly indexes: Readonly<Record<string, Index>>
  /** Whether functions are called on each change. */
  readonly stream: boolean
}

export const primaryKey = { partition: 'pk', sort: 'sk' } as const
/** Epoch seconds after which DynamoDB may remove an item; absent on what must stay. */
export const expiryAttribute = 'expires'

export const tables = {
  /** Applications, their events, members, documents and guards. */
  casework: {
    variable: 'CASEWORK_TABLE',
    stream: true,
    indexes: {
      byDesk: { partition: 'desk', sort: 'due' },
      byDeskAndStage: { partition: 'deskStage', sort: 'due' },
      byDeskAndProgram: { partition: 'deskProgram', sort: 'due' },
      byDeskStageAndProgram: { partition: 'deskStageProgram', sort: 'due' },
      byVerification: { partition: 'verificationDesk', sort: 'due' },
      byResident: { partition: 'resident', sort: 'startedAt' },
      byPerson: { partition: 'person', sort: 'sk' },
    },
  },
  /** Reports of fraud and everything about who sent them. */
  tips: {
    variable: 'TIPS_TABLE',
    stream: false,
    indexes: { byDesk: { partition: 'desk', sort: 'due' } },
  },
  /** Complaints about service or payment: other people handle them than tips, so they are another zone. */
  complaints: {
    variable: 'COMPLAINTS_TABLE',
    stream: false,
    indexes: { byDesk: { partition: 'desk', sort: 'due' } },
  },
  /** Who holds which role at which division. */
  people: { variable: 'PEOPLE_TABLE', stream: false, indexes: {} },
  /** Exactly what anyone may read: notices and policies. */
  publicRecord: {
    variable: 'PUBLIC_RECORD_TABLE',
    stream: false,
    indexes: { byVillage: { partition: 'village', sort: 'postedAt' } },
  },
} as const satisfies Record<string, TableDefinition>

export type TableName = keyof typeof tables
