import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import { Application } from '#shared/domain/applications/application.ts'
import { Benefit } from '#shared/domain/benefits/benefit.ts'

/** Sealed fields stay sealed: whoever follows changes has no key, and reads none of them. */
const Answers = z.looseObject({})
export const Snapshot = Application.extend({
  answers: z.custom<Application['answers']>((value) => Answers.safeParse(value).success),
})
const Row = z.object({ sk: z.literal('APPLICATION'), snapshot: Snapshot })
const BenefitRow = z.object({ sk: z.literal('BENEFIT'), benefit: Benefit })

/** The event's types and the SDK's name the same wire format differently. */
export const Wire = z.custom<Parameters<typeof unmarshall>[0]>((value) => typeof value === 'object' && value !== null)

export type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage']

const rowIn = (image: Image): unknown => image && unmarshall(Wire.parse(image))
const applicationIn = (image: Image): Application | null => Row.safeParse(rowIn(image)).data?.snapshot ?? null
const benefitIn = (image: Image): Benefit | null => BenefitRow.safeParse(rowIn(image)).data?.benefit ?? null

/** A case before and after; its answers stay sealed. */
export interface ApplicationChange {
  readonly before: Application | null
  readonly after: Application | null
}

/** What a change of the casework table says about an application: how it was and how it is; null where it says nothing. */
export const applicationChange = ({ dynamodb }: DynamoDBRecord): ApplicationChange => ({
  before: applicationIn(dynamodb?.OldImage),
  after: applicationIn(dynamodb?.NewImage),
})

export interface BenefitChange {
  readonly before: Benefit | null
  readonly after: Benefit | null
}

/** The same of a benefit. */
export const benefitChange = ({ dynamodb }: DynamoDBRecord): BenefitChange => ({
  before: benefitIn(dynamodb?.OldImage),
  after: benefitIn(dynamodb?.NewImage),
})
