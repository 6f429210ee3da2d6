import type { Stage } from '#shared/domain/applications/application.ts'
import { m } from '#lib/paraglide/messages.js'

interface StageWords {
  text: () => string
  tone: 'green' | 'yellow' | 'red' | 'grey' | 'blue'
}

/** Where a case stands in two or three words; yellow is what waits for the family. */
export const stageWords: Record<Stage, StageWords> = {
  DRAFT: { text: m.standing_stage_draft, tone: 'yellow' },
  SUBMITTED: { text: m.standing_stage_submitted, tone: 'blue' },
  RETURNED_ONCE: { text: m.standing_stage_returned, tone: 'yellow' },
  INVESTIGATING: { text: m.standing_stage_investigating, tone: 'blue' },
  VERIFIED_UNFIT: { text: m.standing_stage_hearing, tone: 'yellow' },
  FIRST_OPINION: { text: m.standing_stage_hearing, tone: 'yellow' },
  NOTICE_REVIEW: { text: m.standing_stage_notice, tone: 'blue' },
  OBJECTED: { text: m.standing_stage_objected, tone: 'blue' },
  COUNTY_REVIEW: { text: m.standing_stage_county, tone: 'blue' },
  RETURNED_TO_TOWN: { text: m.standing_stage_investigating, tone: 'blue' },
  CONFIRMED: { text: m.standing_stage_confirmed, tone: 'green' },
  ANNOUNCED: { text: m.standing_stage_confirmed, tone: 'green' },
  REFUSED: { text: m.standing_stage_refused, tone: 'red' },
  WITHDRAWN: { text: m.standing_stage_withdrawn, tone: 'grey' },
  TERMINATED: { text: m.standing_stage_terminated, tone: 'grey' },
}
