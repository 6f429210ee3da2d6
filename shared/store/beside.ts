import { GetItemCommand, PutTransaction } from 'dynamodb-toolbox'
import type { Objector } from '#shared/domain/applications/objection.ts'
import { ObjectorEntity, SignatureEntity } from './casework.ts'
import { openStrokes, sealObjector, sealStrokes } from './sealed-answers.ts'

/** What is sealed apart from the event that it belongs to, and written with it. */
export interface Beside {
  /** Who raised the objection that is recorded. */
  readonly objector?: { readonly objection: string; readonly who: Objector } | null
  /** The strokes of a name drawn by hand. */
  readonly drawing?: string | null
}

const objectorPut = async (id: string, { objection, who }: NonNullable<Beside['objector']>) =>
  ObjectorEntity.build(PutTransaction).item({ id, objection, sealed: await sealObjector(who, id, objection) })

const drawingPut = async (id: string, at: string, strokes: string) =>
  SignatureEntity.build(PutTransaction).item({ id, at, sealed: await sealStrokes(strokes, id, at) })

export const besides = async (id: string, at: string, { objector = null, drawing = null }: Beside) => [
  ...(objector === null ? [] : [await objectorPut(id, objector)]),
  ...(drawing === null ? [] : [await drawingPut(id, at, drawing)]),
]

/** Access pattern: a signature as it was drawn at a moment; null where none was. */
export async function drawingOf(id: string, at: string): Promise<string | null> {
  const { Item } = await SignatureEntity.build(GetItemCommand).key({ id, at }).options({ consistent: true }).send()
  return Item === undefined ? null : openStrokes(Item.sealed, id, at)
}
