import {
  Entity,
  item,
  number,
  PutItemCommand,
  GetItemCommand,
  string,
  Table,
  UpdateItemCommand,
  $add,
} from 'dynamodb-toolbox'
import { timingSafeEqual } from 'node:crypto'
import { admissionLasts } from '#shared/domain/admission/admission.ts'
import { definitionOf } from './database.ts'
import { unlessRefused } from './refused.ts'
import { sealUnder } from './seal.ts'
import { expiryAttribute, tables } from './tables.ts'

/** Epoch seconds after which nothing can be admitted by what was in use at this moment (milliseconds). */
const forgottenAfter = (at: number) => Math.ceil((at + 2 * admissionLasts) / 1000)

const entitiesOf = (definition: (typeof tables)['tips']) => {
  const table = new Table(definitionOf(definition))
  const SpentEntity = new Entity({
    name: 'spent-admission',
    table,
    timestamps: false,
    schema: item({ id: string().key(), [expiryAttribute]: number() }),
    computeKey: ({ id }) => ({ pk: `ADMISSION#${id}`, sk: 'SPENT' }),
  })
  const HourEntity = new Entity({
    name: 'admission-hour',
    table,
    timestamps: false,
    schema: item({ hour: number().key(), taken: number(), [expiryAttribute]: number() }),
    computeKey: ({ hour }) => ({ pk: `ADMISSIONS#${hour}`, sk: 'HOUR' }),
  })
  return { SpentEntity, HourEntity }
}

/** What was shown at a zone's door: random names and a count, nothing of who came. */
const admissionsIn = (definition: (typeof tables)['tips'], keyVariable: 'TIPS_KEY') => {
  const { SpentEntity, HourEntity } = entitiesOf(definition)
  const seal = sealUnder(keyVariable)
  const marks = sealUnder('MARK_KEY')
  return {
    /** Signs challenges; `purpose` parts the secrets. */
    secret: (purpose: 'challenge' | 'solution') => seal.fingerprint(`admission/${purpose}`),
    sealForm: (content: string) => seal.seal(content, 'admission-form'),
    openForm: (token: string) => seal.open(token, 'admission-form').catch(() => null),

    /** Whether the portal signed this mark. */
    vouchedFor: async ({ mark, signature }: { mark: string; signature: string }): Promise<boolean> => {
      const [signed, shown] = [await marks.fingerprint(mark), signature].map((text) => Buffer.from(text))
      return signed?.length === shown?.length && timingSafeEqual(signed ?? Buffer.of(), shown ?? Buffer.of())
    },

    /** False when it was shown before. */
    spend: (id: string, at: number) =>
      unlessRefused(() =>
        SpentEntity.build(PutItemCommand)
          .item({ id, expires: forgottenAfter(at) })
          .options({ condition: { attr: 'id', exists: false } })
          .send(),
      ),

    /** How many were taken from this hour. */
    takenIn: async (hour: number): Promise<number> =>
      (await HourEntity.build(GetItemCommand).key({ hour }).send()).Item?.taken ?? 0,

    /** Takes one from the hour's room; false when it has none left. */
    take: (hour: number, room: number, at: number) =>
      unlessRefused(() =>
        HourEntity.build(UpdateItemCommand)
          .item({ hour, taken: $add(1), expires: forgottenAfter(at) })
          .options({
            condition: {
              or: [
                { attr: 'taken', exists: false },
                { attr: 'taken', lt: room },
              ],
            },
          })
          .send(),
      ),
  }
}

export type AdmissionStore = ReturnType<typeof admissionsIn>
export const tipAdmissions = admissionsIn(tables.tips, 'TIPS_KEY')
