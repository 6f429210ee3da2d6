import { PutTransaction, QueryCommand } from 'dynamodb-toolbox'
import type { Application } from '#shared/domain/applications/application.ts'
import { casework, MemberEntity, SupporterEntity } from './casework.ts'
import { personOf, supporterOf } from './sealed-answers.ts'

/** By which the persons on a case are found: its members, and the supporters who agreed. */
export const namedOn = ({ id, answers: { members = [], supporters = [] } }: Application) =>
  Promise.all([
    ...members.map(async ({ idNumber }, position) =>
      MemberEntity.build(PutTransaction).item({ id, position, person: await personOf(idNumber) }),
    ),
    ...supporters.flatMap(({ consent }, position) =>
      consent === null
        ? []
        : supporterOf(consent.idNumber).then((person) =>
            SupporterEntity.build(PutTransaction).item({ id, position, person }),
          ),
    ),
  ])

/** Access pattern: the ids of all applications that name a person as a member since they were sent, whatever became of them. */
export async function applicationsNaming(idNumber: string): Promise<string[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byPerson', partition: await personOf(idNumber) })
    .entities(MemberEntity)
    .options({ maxPages: Infinity })
    .send()
  return [...new Set(Items.map(({ id }) => id))]
}

/** Access pattern: the ids of all applications on which a person agreed to be a supporter who can be asked about. */
export async function applicationsSupportedBy(idNumber: string): Promise<string[]> {
  const { Items = [] } = await casework
    .build(QueryCommand)
    .query({ index: 'byPerson', partition: await supporterOf(idNumber) })
    .entities(SupporterEntity)
    .options({ maxPages: Infinity })
    .send()
  return [...new Set(Items.map(({ id }) => id))]
}
