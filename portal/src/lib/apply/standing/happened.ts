import type { TimelineEntry } from '#shared/domain/applications/timeline.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import type { Limits } from '#shared/domain/programs/procedure.ts'
import { moment } from '#lib/days.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import type { Offices } from './offices.server.ts'

export interface Happening {
  when: string
  what: string
  /** What was said to the family, or by them. */
  words: string[]
}

const sayings: Record<TimelineEntry['type'], (offices: Offices, limits: Limits) => string> = {
  mandateRecorded: () => m.mandate_own_recorded(),
  invitationTaken: () => m.referral_own_taken(),
  answersTold: () => m.mandate_own_told(),
  mandateConfirmed: () => m.mandate_own_confirmed(),
  mandateEnded: () => m.mandate_own_ended(),
  kinNoted: ({ county }) => m.people_standing_kin_noted({ office: county }),
  submitted: () => m.standing_event_submitted(),
  deficiencyNoticed: ({ town }) => m.standing_event_deficiency({ office: town }),
  deficiencyAnswered: () => m.standing_event_supplement(),
  accepted: ({ town }) => m.standing_event_accepted({ office: town }),
  surveyStarted: ({ town }) => m.standing_event_survey_started({ office: town }),
  surveyRecorded: () => m.standing_event_surveyed(),
  surveySigned: () => m.investigation_own_event_signed(),
  householdSigned: () => m.investigation_own_event_household_signed(),
  householdNotSigned: ({ town }) => m.investigation_own_event_not_signed({ office: town }),
  surveyAnswered: () => m.investigation_own_event_answered(),
  letterSent: ({ town }) => m.investigation_own_event_letter({ office: town }),
  letterAnswered: ({ town }) => m.investigation_own_event_letter_answered({ office: town }),
  verificationReported: ({ county }) => m.standing_event_verified({ office: county }),
  verificationRequested: ({ county }) => m.verification_own_requested({ office: county }),
  verificationAuthorised: () => m.verification_own_authorised(),
  verificationStarted: ({ county }) => m.verification_own_started({ office: county }),
  registerCorrected: ({ county }) => m.verification_own_corrected({ office: county }),
  findingAnswered: () => m.standing_event_heard(),
  incomeAdjusted: ({ town }) => m.household_standing_adjusted({ office: town }),
  adjustmentAnswered: () => m.household_standing_answered(),
  appraisalOrdered: ({ town }) => m.standing_event_appraisal_ordered({ office: town }),
  appraisalRecorded: ({ village }) => m.standing_event_appraised({ place: village }),
  resurveyOrdered: ({ town }) => m.standing_event_resurvey({ office: town }),
  opinionGiven: ({ town }) => m.standing_event_opinion({ office: town }),
  objectionRecorded: () => m.standing_event_objection(),
  objectionSettled: () => m.meeting_standing_settled(),
  noticePosted: ({ village }) => m.meeting_standing_posted({ place: village }),
  noticeTakenDown: () => m.meeting_standing_taken_down(),
  forwarded: ({ county }) => m.standing_event_forwarded({ office: county }),
  totalExtended: (_offices, { totalExtendedWorkingDays: days }) => m.standing_event_total_extended({ days }),
  countyVisitOrdered: ({ county }) => m.standing_event_county_visit_ordered({ office: county }),
  countyVisitRecorded: ({ county }) => m.standing_event_county_visit({ office: county }),
  examined: ({ county }) => m.standing_event_examined({ office: county }),
  confirmed: ({ county }) => m.standing_event_confirmed({ office: county }),
  refused: ({ county }) => m.standing_event_refused({ office: county }),
  returnedToTown: ({ county }) => m.standing_event_returned({ office: county }),
  announced: ({ village }) => m.standing_event_announced({ place: village }),
  withdrawn: () => m.standing_event_withdrawn(),
  warned: ({ town }) => m.standing_event_warned({ office: town }),
  warningAnswered: () => m.entry_event_warning_answered(),
  hearingHeld: ({ town }) => m.entry_happened_hearing({ office: town }),
  appealed: () => m.entry_event_appealed(),
  appealDecided: () => m.entry_event_appeal_decided(),
  reopened: () => m.entry_event_reopened(),
  terminated: ({ town }) => m.standing_event_terminated({ office: town }),
  refusalDelivered: ({ town }) => m.clock_family_refusal_delivered({ office: town }),
  dutyPaused: () => m.clock_family_paused(),
  dutyResumed: () => m.clock_family_resumed(),
  dutyEscalated: () => m.clock_family_escalated(),
  familyReminded: () => m.clock_family_reminded(),
}

/** What an agent did in the person's place is told so. */
const byAgent: Partial<Record<OwnApplication['timeline'][number]['type'], () => string>> = {
  submitted: m.mandate_own_sent,
  deficiencyAnswered: m.mandate_own_supplied,
}

/** Everything that happened, newest first. */
export const happened = ({ timeline, procedure }: OwnApplication, offices: Offices): Happening[] =>
  timeline
    .map(({ type, at, role, words }) => ({
      when: moment(at, getLocale()),
      what: (role === 'agent' && byAgent[type]?.()) || sayings[type](offices, procedure.limits),
      words,
    }))
    .reverse()
