import { any, Entity, item, list, number, string, Table } from 'dynamodb-toolbox'
import { definitionOf } from './database.ts'
import { tables } from './tables.ts'

/** Everything of one application lies in one partition: its snapshot, events, documents, scratch and members (一户一档). */
export const casework = new Table(definitionOf(tables.casework))
export const partitionOf = (id: string) => `APPLICATION#${id}`

/** The snapshot, with where it waits: index attributes are absent while no desk has it. */
export const ApplicationEntity = new Entity({
  name: 'application',
  table: casework,
  timestamps: false,
  schema: item({
    id: string().key(),
    version: number(),
    snapshot: any(),
    resident: string(),
    startedAt: string(),
    desk: string().optional(),
    deskStage: string().optional(),
    deskProgram: string().optional(),
    deskStageProgram: string().optional(),
    deskAssignee: string().optional(),
    deskPlace: string().optional(),
    escalationDesk: string().optional(),
    verificationDesk: string().optional(),
    verificationDue: string().optional(),
    signingDesk: string().optional(),
    signers: list(string()).optional(),
    due: string().optional(),
  }),
  computeKey: ({ id }) => ({ pk: partitionOf(id), sk: 'APPLICATION' }),
})

export const EventEntity = new Entity({
  name: 'event',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), version: number().key(), event: any() }),
  computeKey: ({ id, version }) => ({ pk: partitionOf(id), sk: `EVENT#${String(version).padStart(6, '0')}` }),
})

export const DocumentEntity = new Entity({
  name: 'document',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), documentId: string().key(), document: any() }),
  computeKey: ({ id, documentId }) => ({ pk: partitionOf(id), sk: `DOCUMENT#${documentId}` }),
})

/** One page of what was typed and does not pass yet, sealed whole: it may hold any number a person has. */
export const ScratchEntity = new Entity({
  name: 'scratch',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), page: string().key(), sealed: string() }),
  computeKey: ({ id, page }) => ({ pk: partitionOf(id), sk: `SCRATCH#${page}` }),
})

/** Finds every application that names a person, by keyed hash. */
export const MemberEntity = new Entity({
  name: 'member',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), position: number().key(), person: string() }),
  computeKey: ({ id, position }) => ({ pk: partitionOf(id), sk: `MEMBER#${position}` }),
})

/** Finds every application on which a person is a legal supporter, by a keyed hash of its own: they are no member. */
export const SupporterEntity = new Entity({
  name: 'supporter',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), position: number().key(), person: string() }),
  computeKey: ({ id, position }) => ({ pk: partitionOf(id), sk: `SUPPORTER#${position}` }),
})

/** What one register answered about one member: sealed whole, and never older than what is there. */
export const ReplyEntity = new Entity({
  name: 'reply',
  table: casework,
  timestamps: false,
  schema: item({
    id: string().key(),
    source: string().key(),
    member: number().key(),
    part: string().key(),
    sequence: string(),
    sealed: string(),
  }),
  computeKey: ({ id, source, member, part }) => ({ pk: partitionOf(id), sk: `REPLY#${source}#${member}#${part}` }),
})

/** Who raised an objection to the case's notice: sealed whole, and in no event. */
export const ObjectorEntity = new Entity({
  name: 'objector',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), objection: string().key(), sealed: string() }),
  computeKey: ({ id, objection }) => ({ pk: partitionOf(id), sk: `OBJECTOR#${objection}` }),
})

/** The name of a neighbour who was asked, if they gave it: sealed, and in no event. */
export const NeighbourEntity = new Entity({
  name: 'neighbour',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), visit: string().key(), sealed: string() }),
  computeKey: ({ id, visit }) => ({ pk: partitionOf(id), sk: `NEIGHBOUR#${visit}` }),
})

/** A household's signature as it was drawn by hand, of the moment it was given: sealed, and in no event. */
export const SignatureEntity = new Entity({
  name: 'signature',
  table: casework,
  timestamps: false,
  schema: item({ id: string().key(), at: string().key(), sealed: string() }),
  computeKey: ({ id, at }) => ({ pk: partitionOf(id), sk: `SIGNATURE#${at}` }),
})

/**
 * An application that an agent carries, as lists show it: at the agent's own desk while the mandate stands, and for the
 * town among the drafts that wait at agents.
 */
export const CarriedEntity = new Entity({
  name: 'carried',
  table: casework,
  timestamps: false,
  schema: item({
    id: string().key(),
    carried: any(),
    desk: string().optional(),
    deskStage: string().optional(),
    due: string(),
  }),
  computeKey: ({ id }) => ({ pk: partitionOf(id), sk: 'CARRIED' }),
})

/** Something that may exist once: an open draft, a number, a request. Says which application holds it. */
export const GuardEntity = new Entity({
  name: 'guard',
  table: casework,
  timestamps: false,
  schema: item({ what: string().key(), application: string() }),
  computeKey: ({ what }) => ({ pk: what, sk: 'GUARD' }),
})
