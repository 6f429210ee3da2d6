import { GetItemCommand, PutTransaction, QueryCommand } from 'dynamodb-toolbox'
import type { Objector } from '#shared/domain/applications/objection.ts'
import type { Trace } from '#shared/domain/applications/trace.ts'
import { casework, NeighbourEntity, ObjectorEntity, partitionOf, SignatureEntity } from './casework.ts'
import { openNeighbour, openStrokes, sealNeighbour, sealObjector, sealStrokes } from './sealed-answers.ts'
import { tracePut } from './traces.ts'

/** What lies apart from the event that it belongs to, and is written with it. */
export interface Beside {
  /** Who raised the objection that is recorded. */
  readonly objector?: { readonly objection: string; readonly who: Objector } | null
  /** The strokes of a name drawn by hand. */
  readonly drawing?: string | null
  /** A neighbour who gave their name. */
  readonly neighbour?: { readonly visit: string; readonly name: string } | null
  /** Of a look into a register. */
  readonly trace?: Trace | null
}

const objectorPut = async (id: string, { objection, who }: NonNullable<Beside['objector']>) =>
  ObjectorEntity.build(PutTransaction).item({ id, objection, sealed: await sealObjector(who, id, objection) })

const drawingPut = async (id: string, at: string, strokes: string) =>
  SignatureEntity.build(PutTransaction).item({ id, at, sealed: await sealStrokes(strokes, id, at) })

const neighbourPut = async (id: string, { visit, name }: NonNullable<Beside['neighbour']>) =>
  NeighbourEntity.build(PutTransaction).item({ id, visit, sealed: await sealNeighbour(name, id, visit) })

export const besides = async (
  id: string,
  at: string,
  { objector = null, drawing = null, neighbour = null, trace = null }: Beside,
) => [
  ...(trace === null ? [] : [tracePut(id, trace)]),
  ...(neighbour === null ? [] : [await neighbourPut(id, neighbour)]),
  ...(objector === null ? [] : [await objectorPut(id, objector)]),
  ...(drawing === null ? [] : [await drawingPut(id, at, drawing)]),
]

/** Access pattern: a signature as it was drawn at a moment; null where none was. */
export async function drawingOf(id: string, at: string): Promise<string | null> {
  const { Item } = await SignatureEntity.build(GetItemCommand).key({ id, at }).options({ consistent: true }).send()
  return Item === undefined ? null : openStrokes(Item.sealed, id, at)
}

/** Access pattern: the neighbours of a case who gave their names, by visit. */
export async function neighboursOf(id: string): Promise<Record<string, string>> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ partition: partitionOf(id), range: { beginsWith: 'NEIGHBOUR#' } })
    .entities(NeighbourEntity)
    .options({ consistent: true, maxPages: Infinity })
    .send()
  const opened = await Promise.all(
    Items.map(async ({ visit, sealed }): Promise<[string, string]> => [visit, await openNeighbour(sealed, id, visit)]),
  )
  return Object.fromEntries(opened)
}
