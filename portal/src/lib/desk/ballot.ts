import { present, voters, type Meeting } from '#shared/domain/applications/appraisal.ts'
import { m } from '#lib/paraglide/messages.js'

/** Who came and how they voted, in a line. */
export const ballot = (meeting: Meeting): string =>
  m.meeting_line_ballot({
    present: present(meeting).length,
    voters: voters(meeting).length,
    inFavour: meeting.inFavour,
    against: meeting.against,
    abstained: meeting.abstained,
    signed: meeting.signed,
  })
