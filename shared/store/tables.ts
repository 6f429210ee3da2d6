/**
 * The tables, one per zone of trust, so that a role can be denied a whole table.
 * The cloud definition creates them from these values and the store queries by them: one truth for both.
 * Every key attribute is a string; an index is named by the question it answers.
 */

const text = (name: string) => ({ name, type: 'string' }) as const
const key = (partition: string, sort: string) => ({ partitionKey: text(partition), sortKey: text(sort) })
const index = (partition: string, sort: string) => ({ type: 'global', ...key(partition, sort) }) as const
export type Index = ReturnType<typeof index>

export interface TableDefinition {
  /** Environment variable that tells a door the table's name. */
  readonly variable: string
  readonly indexes: Readonly<Record<string, Index>>
  /** Whether functions are called on each change. */
  readonly stream: boolean
}

export const primaryKey = key('pk', 'sk')
/** Epoch seconds after which DynamoDB may remove an item; absent on what must stay. */
export const expiryAttribute = 'expires'

export const tables = {
  /** Applications, their events, members, documents and guards. */
  casework: {
    variable: 'CASEWORK_TABLE',
    stream: true,
    indexes: {
      byDesk: index('desk', 'due'),
      byDeskAndStage: index('deskStage', 'due'),
      byDeskAndProgram: index('deskProgram', 'due'),
      byDeskStageAndProgram: index('deskStageProgram', 'due'),
      byAssignee: index('deskAssignee', 'due'),
      byDeskAndPlace: index('deskPlace', 'due'),
      byEscalation: index('escalationDesk', 'due'),
      bySigning: index('signingDesk', 'due'),
      byVerification: index('verificationDesk', 'verificationDue'),
      byResident: index('resident', 'startedAt'),
      byPerson: index('person', 'sk'),
      byBenefitDesk: index('benefitDesk', 'benefitDue'),
    },
  },
  /** Reports of fraud and everything about who sent them. */
  tips: {
    variable: 'TIPS_TABLE',
    stream: false,
    indexes: { byDesk: index('desk', 'due') },
  },
  /** Complaints about service or payment: other people handle them than tips, so they are another zone. */
  complaints: {
    variable: 'COMPLAINTS_TABLE',
    stream: false,
    indexes: { byDesk: index('desk', 'due') },
  },
  /** Objections as they were left beside a notice, and what became of them: nobody but their carrier opens one. */
  objections: { variable: 'OBJECTIONS_TABLE', stream: true, indexes: {} },
  /** Who holds which role at which division, the register of their near relatives, and drafts of policy versions. */
  people: {
    variable: 'PEOPLE_TABLE',
    stream: true,
    indexes: { byCounty: index('county', 'place'), byRelative: index('relative', 'pk') },
  },
  /** Exactly what anyone may read: notices and policies. */
  publicRecord: {
    variable: 'PUBLIC_RECORD_TABLE',
    stream: false,
    indexes: { byVillage: index('village', 'postedAt') },
  },
} as const satisfies Record<string, TableDefinition>

export type TableName = keyof typeof tables
