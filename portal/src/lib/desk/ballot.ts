import { present, voters, type Meeting } from '#shared/domain/applications/appraisal.ts'
import { day } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'

/** Who came and how they voted, in a line. */
export const ballot = (meeting: Meeting): string =>
  m.meeting_line_ballot({
    present: present(meeting).length,
    voters: voters(meeting).length,
    inFavour: meeting.inFavour,
    against: meeting.against,
    abstained: meeting.abstained,
  })

/** The minutes of a meeting, each thing under its name. */
export const minutesRows = (meeting: Meeting, language: Language): { key: string; value: string }[] =>
  [
    { key: m.meeting_held_on(), value: `${day(meeting.heldOn, language)} ${meeting.heldAt}` },
    { key: m.meeting_place(), value: meeting.place },
    { key: m.meeting_policy_presented(), value: meeting.policyPresented },
    { key: m.meeting_family_statement(), value: meeting.familyStatement },
    { key: m.meeting_survey_report(), value: meeting.surveyReport },
    { key: m.meeting_ballot(), value: ballot(meeting) },
    { key: m.meeting_dissent(), value: meeting.dissent },
    { key: m.desk_appraisal_minutes(), value: meeting.minutes },
  ].filter(({ value }) => value !== '')
