import { isUnanswered } from '#shared/domain/applications/enquiries.ts'
import { commands } from '#shared/domain/applications/commands.ts'
import type { InvestigationView } from '#shared/domain/applications/investigation-view.ts'
import { contract } from '#shared/contract/index.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Api } from '#lib/server/api.ts'
import { inputOf } from '#lib/server/judge.ts'
import { actsOn } from './act.server.ts'
import {
  type ActForm,
  choice,
  date,
  drawn,
  each,
  laterDate,
  line,
  members,
  people,
  text,
  words,
} from './form.server.ts'
import { CaseStamp, type Room } from './room.server.ts'
import { methodWords } from './words/file.ts'
import { housingWords, relationWords, unsignedWords } from './words/survey.ts'

type Door = Api['investigation']['officer']
export type InvestigationVerb = InvestigationView['can'][number]
type About = Pick<InvestigationView, 'candidates' | 'members' | 'survey' | 'letters'>

const memberBoxes = [
  { name: 'health', short: m.investigation_health, label: m.investigation_health_of },
  { name: 'work', short: m.investigation_work, label: m.investigation_work_of },
] as const

/** @param me the account that is ticked at first: whoever fills in the form was there, mostly */
const surveyForm = ({ candidates, members: family, survey }: About, me: string): ActForm => ({
  title: m.investigation_record,
  button: m.investigation_record_button,
  rule: () => m.investigation_record_rule(),
  done: m.investigation_record_done,
  fields: [
    date('visitedOn', m.desk_survey_visited_on),
    people(
      'surveyors',
      m.investigation_surveyors,
      m.investigation_surveyors_hint,
      candidates,
      survey.surveyors.length > 0 ? survey.surveyors.map(({ id }) => id) : [me],
    ),
    choice('method', m.investigation_method, methodWords),
    words('why', m.investigation_why, 500, m.investigation_why_hint),
    members(
      'met',
      m.investigation_met,
      family.map(({ name }) => name),
    ),
    line('alsoMet', m.investigation_also_met, 20),
    words('residents', m.investigation_residents, 500, m.investigation_residents_hint),
    choice('housing', m.investigation_housing, housingWords),
    words('seen', m.investigation_seen, 500, m.investigation_seen_hint),
    each(
      'members',
      m.investigation_members,
      m.investigation_members_hint,
      family.flatMap(({ name, counted }, member) => (counted ? [{ member, name }] : [])),
      memberBoxes,
    ),
    words('income', m.investigation_income, 500, m.investigation_income_hint),
    words('property', m.investigation_property, 500, m.investigation_property_hint),
    words('spending', m.investigation_spending, 500, m.investigation_spending_hint),
    words('told', m.investigation_told, 500),
    text('findings', m.investigation_findings, 1000, m.investigation_findings_hint),
  ],
})

/** @param me the account that is ticked at first */
const neighbourForm = ({ candidates }: About, me: string): ActForm => ({
  title: m.investigation_neighbour,
  button: m.investigation_neighbour_button,
  rule: () => m.investigation_neighbour_rule(),
  done: m.investigation_neighbour_done,
  fields: [
    date('visitedOn', m.investigation_neighbour_visited_on),
    people('visitors', m.investigation_neighbour_visitors, m.investigation_neighbour_visitors_hint, candidates, [me]),
    choice('relation', m.investigation_neighbour_relation, relationWords),
    text('said', m.investigation_neighbour_said, 1000, m.investigation_neighbour_said_hint),
    line('name', m.investigation_neighbour_name, 10, m.investigation_neighbour_name_hint),
  ],
})

const letterForms = ({ letters }: About) => ({
  sendLetter: {
    title: m.investigation_letter,
    button: m.investigation_letter_button,
    rule: () => m.investigation_letter_rule(),
    done: m.investigation_letter_done,
    fields: [
      line('to', m.investigation_letter_to, 20),
      text('asks', m.investigation_letter_asks),
      date('sentOn', m.investigation_letter_sent_on),
      laterDate('answerBy', m.investigation_letter_answer_by),
    ],
  },
  recordLetterAnswer: {
    title: m.investigation_letter_answer,
    button: m.investigation_letter_answer_button,
    rule: () => m.investigation_letter_answer_rule(),
    done: m.investigation_letter_answer_done,
    fields: [
      choice(
        'letter',
        m.investigation_letter_which,
        Object.fromEntries(letters.filter(isUnanswered).map(({ id, to }) => [id, () => to])),
      ),
      date('answeredOn', m.investigation_letter_answered_on),
      text('answer', m.investigation_letter_answer_words),
    ],
  },
})

/** The forms of one investigation: who can be sent and who lives there stands on the case. */
export const investigationForms = (view: About, me: string): Readonly<Record<InvestigationVerb, ActForm>> => ({
  startSurvey: {
    title: m.desk_start_survey,
    button: m.desk_start_survey_button,
    rule: () => m.investigation_start_rule(),
    done: m.desk_start_survey_done,
    fields: [people('surveyors', m.investigation_start_who, m.investigation_start_who_hint, view.candidates, [])],
  },
  recordSurvey: surveyForm(view, me),
  recordNeighbourVisit: neighbourForm(view, me),
  ...letterForms(view),
  enterSignature: {
    title: m.investigation_enter,
    button: m.investigation_enter_button,
    rule: () => m.investigation_enter_rule(),
    done: m.investigation_enter_done,
    fields: [line('code', m.investigation_enter_code, 10)],
  },
  drawSignature: {
    title: m.investigation_draw,
    button: m.investigation_draw_button,
    rule: () => m.investigation_draw_rule(),
    done: m.investigation_draw_done,
    fields: [line('signer', m.investigation_draw_signer, 10), drawn('strokes', m.investigation_draw_strokes)],
  },
  noteUnsigned: {
    title: m.investigation_note,
    button: m.investigation_note_button,
    rule: () => m.investigation_note_rule(),
    done: m.investigation_note_done,
    fields: [
      choice('cause', m.investigation_note_cause, unsignedWords),
      words('reason', m.desk_field_why, 500, m.desk_words_for_family),
    ],
  },
})

const act = actsOn<Door, CaseStamp>()

export const investigationRoom: Room<InvestigationVerb, Door, CaseStamp> = {
  door: (api) => api.investigation.officer,
  stamp: CaseStamp,
  forms: async (door, id) => investigationForms(await door.get({ id }), ''),
  acts: {
    startSurvey: act(commands.startSurvey, (door) => door.start),
    recordSurvey: act(commands.recordSurvey, (door) => door.record),
    enterSignature: act(inputOf(contract.investigation.officer.enter).pick({ code: true }), (door) => door.enter),
    drawSignature: act(commands.drawSignature, (door) => door.draw),
    recordNeighbourVisit: act(commands.recordNeighbourVisit, (door) => door.visitNeighbour),
    sendLetter: act(commands.sendLetter, (door) => door.sendLetter),
    recordLetterAnswer: act(commands.recordLetterAnswer, (door) => door.recordLetterAnswer),
    noteUnsigned: act(commands.noteUnsigned, (door) => door.unsigned),
  },
}
