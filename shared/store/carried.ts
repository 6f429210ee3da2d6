import { PutTransaction, QueryCommand } from 'dynamodb-toolbox'
import type { Application } from '#shared/domain/applications/application.ts'
import { CarriedRow, HeldDraft } from '#shared/domain/applications/carried.ts'
import { CarriedEntity, casework } from './casework.ts'
import { townOf } from './waiting.ts'

const deskOf = (agent: string) => `agent#${agent}`
const heldAt = (town: string) => `${town}#held-by-agents`

/** What lists show of an application that is, or was, carried; nothing of any other. */
export const carriedRow = ({ id, mandate, program, stage, startedAt }: Application) => {
  if (mandate === null) return []
  const { agent, village, name, confirmedAt, ended } = mandate
  const carried = {
    id,
    agent: agent.name,
    village,
    name,
    program,
    stage,
    since: startedAt,
    confirmed: confirmedAt !== null,
  }
  return [
    CarriedEntity.build(PutTransaction).item({
      id,
      carried,
      due: `${startedAt}#${id}`,
      ...(ended === null && { desk: deskOf(agent.id) }),
      ...(ended === null && stage === 'DRAFT' && { deskStage: heldAt(townOf(village)) }),
    }),
  ]
}

/** Access pattern: what an agent carries, newest first. */
export async function carriedBy(agent: string): Promise<CarriedRow[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byDesk', partition: deskOf(agent) })
    .entities(CarriedEntity)
    .options({ reverse: true, limit: 200 })
    .send()
  return Items.map(({ carried }) => CarriedRow.strip().parse(carried))
}

/** Access pattern: the drafts that wait at the agents of a town, longest first. */
export async function heldByAgents(town: string): Promise<HeldDraft[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byDeskAndStage', partition: heldAt(town) })
    .entities(CarriedEntity)
    .options({ limit: 200 })
    .send()
  return Items.map(({ carried }) => HeldDraft.strip().parse(carried))
}
