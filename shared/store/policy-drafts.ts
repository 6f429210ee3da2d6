import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { any, Entity, GetItemCommand, item, number, PutItemCommand, QueryCommand, string } from 'dynamodb-toolbox'
import * as z from 'zod'
import { PolicyDraft } from '#shared/domain/programs/draft.ts'
import { Wire } from './changes.ts'
import { peopleTable } from './people.ts'
import { unlessRefused } from './refused.ts'

/** Beside the people who write them; the public record holds nothing that is not in force or to come. */
const DraftEntity = new Entity({
  name: 'policyDraft',
  table: peopleTable,
  timestamps: false,
  schema: item({
    id: string().key(),
    version: number(),
    step: number(),
    draft: any(),
    county: string(),
    place: string(),
  }),
  computeKey: ({ id }) => ({ pk: `POLICY#${id}`, sk: 'POLICY' }),
})

/** Writes a draft over the version and the step of its simulation that were seen; false when somebody wrote in between. */
export const writeDraft = (draft: PolicyDraft, before: PolicyDraft | null): Promise<boolean> =>
  unlessRefused(() =>
    DraftEntity.build(PutItemCommand)
      .item({
        id: draft.id,
        version: draft.version,
        step: draft.simulation.step,
        draft,
        county: draft.proposal.region.slice(0, 6),
        place: `POLICY#${draft.proposal.effectiveFrom}#${draft.id}`,
      })
      .options({
        condition:
          before === null
            ? { attr: 'id', exists: false }
            : {
                and: [
                  { attr: 'version', eq: before.version },
                  { attr: 'step', eq: before.simulation.step },
                ],
              },
      })
      .send(),
  )

/** Access pattern: one draft, signed or not. */
export async function findDraft(id: string): Promise<PolicyDraft | null> {
  const { Item } = await DraftEntity.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  return Item ? PolicyDraft.parse(Item.draft) : null
}

/** Access pattern: a county's newest drafts by the month they are for, latest first. */
export async function draftsOf(county: string): Promise<PolicyDraft[]> {
  const { Items = [] } = await peopleTable
    .build(QueryCommand)
    .query({ index: 'byCounty', partition: county, range: { beginsWith: 'POLICY#' } })
    .entities(DraftEntity)
    .options({ reverse: true, limit: 50 })
    .send()
  return Items.map(({ draft }) => PolicyDraft.parse(draft))
}

const Row = z.object({ sk: z.literal('POLICY'), draft: PolicyDraft })

/** The draft that a change of the people table is about, as it is after it; null if it is about something else. */
export const draftChanged = ({ dynamodb }: DynamoDBRecord): PolicyDraft | null => {
  const image = dynamodb?.NewImage
  return (image && Row.safeParse(unmarshall(Wire.parse(image))).data?.draft) ?? null
}
