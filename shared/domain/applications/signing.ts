import * as z from 'zod'
import type { Application } from './application.ts'
import { mustSign } from './minutes.ts'
import { mustSign as mustSignSurvey } from './survey.ts'
import { CaseSummary } from './views.ts'

/** What waits for somebody's own name: a survey that they made, or minutes of a review at which they were. */
const Sheet = z.enum(['survey', 'minutes'])

/** A case that waits for one's signature: as much of it as says which it is. */
export const ToSign = CaseSummary.pick({ id: true, number: true, applicant: true, village: true, due: true }).extend({
  sheet: Sheet,
})
export type ToSign = z.infer<typeof ToSign>

/** Accounts whose signature a case waits for; a survey no longer does when two have signed (57号 art. 16). */
export const signersOf = ({ stage, survey, county: { minutes } }: Application): string[] => {
  if (stage === 'INVESTIGATING' && survey.status === 'done' && survey.signatures.length < 2)
    return survey.surveyors.map(({ id }) => id).filter((id) => mustSignSurvey(survey, id))
  return stage === 'COUNTY_REVIEW' && minutes !== null
    ? minutes.present.map(({ id }) => id).filter((id) => mustSign(minutes, id))
    : []
}

export const sheetAt = (stage: Application['stage']): ToSign['sheet'] =>
  stage === 'COUNTY_REVIEW' ? 'minutes' : 'survey'
