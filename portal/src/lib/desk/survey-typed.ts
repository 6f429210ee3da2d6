import type { SurveyRecord } from '#shared/domain/applications/survey.ts'

/** A form as it was filled in, as one would type it: to be put right, not to be written again. */
export const typedSurvey = (verb: string, record: SurveyRecord): Record<string, string> => {
  const [year = '', month = '', day = ''] = record.visitedOn.split('-')
  const { surveyors, met, members, visitedOn: _, ...said } = record
  const fields: readonly (readonly [string, string])[] = [
    ...Object.entries({ 'visitedOn.year': year, 'visitedOn.month': month, 'visitedOn.day': day, ...said }),
    ['surveyors', surveyors.map(({ id }) => id).join(' ')],
    ['met', met.join(' ')],
    ...members.flatMap(({ member, health, work }) => [
      [`members.${member}.health`, health] as const,
      [`members.${member}.work`, work] as const,
    ]),
  ]
  return Object.fromEntries(fields.map(([name, words]) => [`${verb}.${name}`, words]))
}
