import type { Attendance, Participant } from '#shared/domain/applications/appraisal.ts'
import { m } from '#lib/paraglide/messages.js'
import type { WordsFor } from './word.ts'

export const capacityWords: WordsFor<Participant['capacity']> = {
  representatives: m.meeting_capacity_representatives,
  cadres: m.meeting_capacity_cadres,
  supervisors: m.meeting_capacity_supervisors,
  partyMembers: m.meeting_capacity_party_members,
}

export const attendanceWords: WordsFor<Attendance> = {
  present: m.meeting_stand_present,
  absent: m.meeting_stand_absent,
  recused: m.meeting_stand_recused,
}
