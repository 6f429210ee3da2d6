import type { Role } from '#shared/domain/people/person.ts'
import type { Verb } from './commands.ts'
import { closedStages, Stage } from './application.ts'

/** One verb: who may say it, from which stages, and to where it can lead. The state diagram of the README is drawn from here. */
export interface Transition {
  readonly by: readonly Role[]
  readonly from: readonly Stage[]
  readonly to: readonly Stage[]
}

const resident = ['resident'] as const
const town = ['town-officer', 'town-lead'] as const
const confirmer = ['county-confirmer'] as const
const stay = (stages: readonly Stage[], by: readonly Role[]): Transition => ({ by, from: stages, to: stages })

/** Before a decision the family may always withdraw. */
const undecided = Stage.options.filter((stage) => stage !== 'CONFIRMED' && !closedStages.includes(stage))
const withTown = ['INVESTIGATING', 'VERIFIED_UNFIT', 'FIRST_OPINION', 'OBJECTED', 'RETURNED_TO_TOWN'] as const

export const transitions: Readonly<Record<Verb, Transition>> = {
  submit: { by: resident, from: ['DRAFT'], to: ['SUBMITTED'] },
  askForMissing: { by: town, from: ['SUBMITTED'], to: ['RETURNED_ONCE'] },
  answerDeficiency: { by: resident, from: ['RETURNED_ONCE'], to: ['SUBMITTED'] },
  accept: { by: town, from: ['SUBMITTED'], to: ['INVESTIGATING'] },
  startSurvey: stay(['INVESTIGATING'], town),
  recordSurvey: stay(['INVESTIGATING'], town),
  reportVerification: { by: ['verifier'], from: ['INVESTIGATING'], to: ['INVESTIGATING', 'VERIFIED_UNFIT'] },
  answerFinding: { by: resident, from: ['VERIFIED_UNFIT', 'FIRST_OPINION'], to: ['INVESTIGATING', 'FIRST_OPINION'] },
  recordAppraisal: stay(['INVESTIGATING'], town),
  giveOpinion: {
    by: town,
    from: ['INVESTIGATING', 'VERIFIED_UNFIT', 'RETURNED_TO_TOWN'],
    to: ['NOTICE_REVIEW', 'FIRST_OPINION'],
  },
  recordObjection: { by: town, from: ['NOTICE_REVIEW'], to: ['OBJECTED'] },
  orderResurvey: { by: town, from: ['OBJECTED', 'RETURNED_TO_TOWN', 'FIRST_OPINION'], to: ['INVESTIGATING'] },
  orderAppraisal: { by: town, from: ['OBJECTED'], to: ['INVESTIGATING'] },
  forward: { by: town, from: ['NOTICE_REVIEW', 'FIRST_OPINION'], to: ['COUNTY_REVIEW'] },
  recordCountyVisit: stay(['COUNTY_REVIEW'], ['county-officer']),
  examine: stay(['COUNTY_REVIEW'], ['county-officer']),
  confirm: { by: confirmer, from: ['COUNTY_REVIEW'], to: ['CONFIRMED'] },
  refuse: { by: confirmer, from: ['COUNTY_REVIEW'], to: ['REFUSED'] },
  returnToTown: { by: ['county-officer', 'county-confirmer'], from: ['COUNTY_REVIEW'], to: ['RETURNED_TO_TOWN'] },
  announce: { by: town, from: ['CONFIRMED'], to: ['ANNOUNCED'] },
  withdraw: { by: resident, from: undecided, to: ['WITHDRAWN'] },
  warn: stay(withTown, town),
  terminate: { by: ['town-lead'], from: withTown, to: ['TERMINATED'] },
}
