import { definitionOf } from '#shared/domain/programs/definitions.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

/** A program as its definition calls it. */
export const programName = (program: string): string => definitionOf(program).name[getLocale()]

/** What a standard is for: one person, each month or each year. */
export const perPerson = { month: m.per_person_month, year: m.per_person_year }

const subsidies: Record<string, () => string> = { meat: m.subsidy_meat, snow: m.subsidy_snow, gas: m.subsidy_gas }

/** A price subsidy as people call it; one that is new to us keeps the name in the policy. */
export const subsidyName = (name: string): string => subsidies[name]?.() ?? name
