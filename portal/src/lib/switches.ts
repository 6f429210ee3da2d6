import { definitionOf } from '#shared/domain/programs/definitions.ts'
import type { Policy } from '#shared/domain/programs/policy.ts'
import { Limits, type Switches } from '#shared/domain/programs/procedure.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Word, WordsFor } from './desk/words/word.ts'

/** What a region may decide of how a program is worked, a line each; a line that is empty is as the law leaves it. */

interface Line {
  /** Where it stands among the switches of a version. */
  readonly path: string
  readonly label: Word
  /** Words for its values; absent where it is a number. */
  readonly values?: Readonly<Record<string, Word>>
  /** The word for no number at all. */
  readonly none?: Word
}

const yesNo = { true: m.yes, false: m.no }
const limitWords: WordsFor<keyof Limits> = {
  acceptWorkingDays: m.switch_limit_accept,
  surveyStartWorkingDays: m.switch_limit_survey_start,
  verificationStartWorkingDays: m.switch_limit_verification_start,
  totalWorkingDays: m.switch_limit_total,
  totalExtendedWorkingDays: m.switch_limit_total_extended,
  noticeDays: m.switch_limit_notice,
  countyWorkingDays: m.switch_limit_county,
  refusalNoticeWorkingDays: m.switch_limit_refusal_notice,
  answerWorkingDays: m.switch_limit_answer,
  announceWorkingDays: m.switch_limit_announce,
  supplyWorkingDays: m.switch_limit_supply,
}

export const lines: readonly Line[] = [
  { path: 'decidedBy', label: m.switch_decided_by, values: { county: m.switch_by_county, town: m.switch_by_town } },
  {
    path: 'appraisal',
    label: m.switch_appraisal,
    values: {
      always: m.switch_appraisal_always,
      'on-objection': m.switch_appraisal_on_objection,
      never: m.switch_appraisal_never,
    },
  },
  { path: 'quorum.ofConvened.0', label: m.switch_quorum_part },
  { path: 'quorum.ofConvened.1', label: m.switch_quorum_whole },
  { path: 'quorum.least', label: m.switch_quorum_least },
  { path: 'applicationList', label: m.switch_application_list, values: yesNo },
  { path: 'postingPlaces', label: m.switch_posting_places },
  { path: 'samplePercent', label: m.switch_sample },
  { path: 'authorisationDays', label: m.switch_authorisation },
  { path: 'verificationDays', label: m.switch_verification },
  {
    path: 'rounding',
    label: m.switch_rounding,
    values: {
      HALF_UP_FEN: m.switch_rounding_half_up,
      CEIL_YUAN: m.switch_rounding_ceil,
      FLOOR_FEN: m.switch_rounding_floor,
    },
  },
  { path: 'topUpsAddUp', label: m.switch_top_ups, values: yesNo },
  { path: 'alone.belowPercentOfStandard', label: m.switch_alone_below },
  { path: 'alone.paidPercent', label: m.switch_alone_paid },
  { path: 'supportCountedPercent', label: m.switch_support },
  { path: 'residencePermitMonths', label: m.switch_permit, none: m.switch_permit_none },
  { path: 'exitMonths', label: m.switch_exit },
  ...Limits.keyof().options.map((name) => ({ path: `limits.${name}`, label: limitWords[name] })),
]

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const valueAt = (whole: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (isPart(part) ? part[key] : undefined), whole)

const said = ({ values, none }: Line, value: unknown): string =>
  (value === null ? none : values?.[String(value)])?.() ?? String(value)

/** What holds where the region decides nothing. */
export const lawSays = (line: Line, program: string): string => said(line, valueAt(definitionOf(program), line.path))

/** What a version decides otherwise than the law leaves it, for whoever signs it and for the public. */
export const decided = ({ program, procedure }: Pick<Policy, 'program' | 'procedure'>) =>
  lines.flatMap((line) => {
    const value = valueAt(procedure, line.path)
    const isLaw = value === undefined || value === valueAt(definitionOf(program), line.path)
    return isLaw ? [] : [{ key: line.label(), value: said(line, value) }]
  })

/** The name of a line's field. */
export const fieldOf = ({ path }: Pick<Line, 'path'>): string => `procedure.${path}`
export const telephones = 'procedure.telephones'

type Typed = Record<string, string>
const desks = { desk: '办理', supervision: '监督' } as const

/** The switches of a version as the form shows them. */
export const switchValues = (procedure: Switches = {}): Typed => ({
  ...Object.fromEntries(
    lines.flatMap((line) => {
      const value = valueAt(procedure, line.path)
      return value === undefined || value === null ? [] : [[fieldOf(line), String(value)]]
    }),
  ),
  [telephones]: (procedure.telephones ?? [])
    .map(({ division, of, phone }) => [division, desks[of], phone].join(' '))
    .join('\n'),
})

const asMeant = (text: string, { values }: Line): unknown => {
  if (values === yesNo) return text === 'true'
  return values === undefined && /^\d{1,9}$/.test(text) ? Number(text) : text
}

const phoneLine = (line: string) => {
  const [division, of, phone] = line.trim().split(/\s+/)
  return { division, of: of === desks.supervision ? 'supervision' : 'desk', phone }
}

/** What was typed, as a version holds it; whether it is right is for its schema to say. Of a pair, what is empty stays the law's. */
export const switchesTyped = (typed: Typed, program: string): unknown => {
  const told = new Map(
    lines.flatMap((line) => {
      const text = typed[fieldOf(line)]?.trim()
      return text ? [[line.path, asMeant(text, line)] as const] : []
    }),
  )
  const under = (part: string) => [...told].filter(([path]) => path.startsWith(`${part}.`))
  const { alone, quorum } = definitionOf(program)
  const { belowPercentOfStandard, paidPercent } = alone
  const [part, whole] = quorum.ofConvened
  const phones = (typed[telephones] ?? '').split('\n').filter((line) => line.trim() !== '')
  return {
    ...Object.fromEntries([...told].filter(([path]) => !path.includes('.'))),
    ...(under('alone').length > 0 && {
      alone: {
        belowPercentOfStandard: told.get('alone.belowPercentOfStandard') ?? belowPercentOfStandard,
        paidPercent: told.get('alone.paidPercent') ?? paidPercent,
      },
    }),
    ...(under('quorum').length > 0 && {
      quorum: {
        ofConvened: [told.get('quorum.ofConvened.0') ?? part, told.get('quorum.ofConvened.1') ?? whole],
        least: told.get('quorum.least') ?? quorum.least,
      },
    }),
    ...(under('limits').length > 0 && {
      limits: Object.fromEntries(under('limits').map(([path, value]) => [path.slice('limits.'.length), value])),
    }),
    ...(phones.length > 0 && { telephones: phones.map(phoneLine) }),
  }
}
