import type { Application, Stage } from '#shared/domain/applications/application.ts'
import { areSigned, type Minutes } from '#shared/domain/applications/minutes.ts'
import { isSigned } from '#shared/domain/applications/survey.ts'
import type { CaseView } from '#shared/domain/applications/views.ts'
import { day, moment, month } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { ballot } from './ballot.ts'
import { reviewLines } from './minutes.ts'
import {
  appealWords,
  appraisalWords,
  decisionWords,
  meetingFormWords,
  methodWords,
  objectionOutcomeWords,
  opinionWords,
  surveyWords,
  verificationWords,
} from './words/file.ts'

import { householdWords } from './words/survey.ts'

export interface Track {
  name: string
  /** Where it stands, in a word or two. */
  standing: string
  tone: 'green' | 'yellow' | 'red' | 'grey'
  lines: string[]
}

/** Survey, verification, appraisal, notice and the county's part, each as it stands; what never began is left out. */
export function tracks(view: CaseView, language: Language): Track[] {
  return [
    survey(view, language),
    verification(view, language),
    ...appraisal(view),
    ...opinion(view, language),
    ...hearing(view, language),
    ...posting(view, language),
    ...objections(view, language),
    ...asked(view, language),
    ...county(view, language),
    ...decision(view, language),
    ...warning(view, language),
    ...appealed(view, language),
  ]
}

const said = (...words: (string | null | undefined)[]): string[] => words.flatMap((word) => (word ? [word] : []))

const startDue = (due: Application['survey']['startDue'], language: Language) =>
  due === null ? undefined : m.desk_line_start_due({ day: day(due.date, language) })

const listed = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name).join(m.desk_list_comma())

function survey({ survey: made }: CaseView, language: Language): Track {
  const { status, startDue: due, record, surveyors, household, objection } = made
  const visit =
    record &&
    m.desk_line_survey({
      day: day(record.visitedOn, language),
      method: methodWords[record.method](),
      names: listed(record.surveyors),
    })
  const isOpen = status === 'done' && !isSigned(made)
  return {
    name: m.desk_track_survey(),
    standing: isOpen ? m.investigation_standing_unsigned() : surveyWords[status](),
    tone: status === 'none' ? 'grey' : status === 'done' && !isOpen ? 'green' : 'yellow',
    lines: said(
      status === 'due' ? startDue(due, language) : undefined,
      status === 'started' && surveyors.length > 0 ? m.investigation_going({ names: listed(surveyors) }) : undefined,
      visit,
      record?.findings,
      isOpen ? m.investigation_gate_unsigned() : undefined,
      household && householdWords[household.how]({ words: household.words, when: moment(household.at, language) }),
      objection && m.investigation_objection({ words: objection }),
    ),
  }
}

function verification({ verification: { status, ...report } }: CaseView, language: Language): Track {
  const tones = { none: 'grey', requested: 'yellow', started: 'yellow', fit: 'green', unfit: 'red' } as const
  return {
    name: m.desk_track_verification(),
    standing: verificationWords[status](),
    tone: tones[status],
    lines: said(
      status === 'requested' ? startDue(report.startDue, language) : undefined,
      report.reportedAt && moment(report.reportedAt, language),
      report.findings,
    ),
  }
}

function appraisal({ appraisal: { status, form, meeting, signed } }: CaseView): Track[] {
  if (status === 'none') return []
  const isOpen = status === 'held' && signed === null
  return [
    {
      name: form === null ? m.desk_track_appraisal() : meetingFormWords[form](),
      standing: isOpen ? m.investigation_standing_unsigned() : appraisalWords[status](),
      tone: status === 'held' && !isOpen ? 'green' : 'yellow',
      lines: meeting === null ? [] : said(ballot(meeting), meeting.minutes, meeting.dissent),
    },
  ]
}

/** After its last day an answer is no longer waited for. */
function hearing({ hearing: heard, today }: CaseView, language: Language): Track[] {
  if (heard === null) return []
  const name = m.desk_track_hearing()
  if (heard.answer !== null) return [{ name, standing: m.desk_answered(), tone: 'green', lines: [heard.answer] }]
  const lines = [m.desk_line_answer_until({ day: day(heard.until.date, language) })]
  return today <= heard.until.date
    ? [{ name, standing: m.desk_waiting_for_family(), tone: 'yellow', lines }]
    : [{ name, standing: m.desk_not_answered(), tone: 'grey', lines }]
}

function opinion({ opinion: given, notice, stage }: CaseView, language: Language): Track[] {
  if (given === null) return []
  const words = given.outcome === 'grant' ? m.desk_line_grant({ yuan: yuan(given.monthlyFen) }) : null
  const posted: Track[] =
    notice === null
      ? []
      : [
          {
            name: m.desk_track_notice(),
            standing: stage === 'NOTICE_REVIEW' ? m.desk_notice_posted() : m.desk_notice_closed(),
            tone: stage === 'NOTICE_REVIEW' ? 'yellow' : 'green',
            lines: [
              m.desk_line_notice_days({ from: day(notice.postedOn, language), to: day(notice.lastDay, language) }),
            ],
          },
        ]
  return [
    {
      name: m.desk_track_opinion(),
      standing: opinionWords[given.outcome](),
      tone: given.outcome === 'grant' ? 'green' : 'red',
      lines: said(words, given.reasons, m.desk_line_by({ name: given.by.name, when: moment(given.at, language) })),
    },
    ...posted,
  ]
}

/** Where the notice hangs; an old sheet stays in the list until it came down. */
function posting({ notice, postings, takenDownOn }: CaseView, language: Language): Track[] {
  if (notice === null && postings.length === 0) return []
  const hangs = postings.length > 0 ? m.meeting_posted_some({ count: postings.length }) : m.meeting_posted_none()
  return [
    {
      name: m.meeting_track_posting(),
      standing: takenDownOn === null ? hangs : m.meeting_taken_down(),
      tone: takenDownOn === null ? (postings.length > 0 ? 'green' : 'yellow') : 'grey',
      lines: said(
        ...postings.map(({ place, postedOn, by }) => m.board_line({ place, day: day(postedOn, language), name: by })),
        takenDownOn && day(takenDownOn, language),
      ),
    },
  ]
}

const objectionStands = ({ settled, lookedInto }: CaseView['objections'][number]) => {
  if (settled !== null) return objectionOutcomeWords[settled.outcome]()
  return lookedInto ? m.meeting_looked_into() : m.desk_objection_open()
}

const objections = ({ objections: all, objectors }: CaseView, language: Language): Track[] =>
  all.map((objection, index) => {
    const { id, named, text, raisedAt, settled } = objection
    const who = objectors[id]
    return {
      name: `${named ? m.desk_track_objection() : m.meeting_lead()} ${index + 1}`,
      standing: objectionStands(objection),
      tone: settled ? 'green' : 'red',
      lines: said(moment(raisedAt, language), who && m.meeting_objector(who), text, settled?.findings, settled?.answer),
    }
  })

/** Each question of the county, with the town's answer beside it. */
const asked = ({ questions }: CaseView, language: Language): Track[] =>
  questions.map(({ question, answer }, index) => ({
    name: m.desk_track_question({ number: index + 1 }),
    standing: answer === null ? m.desk_question_open() : m.desk_answered(),
    tone: answer === null ? 'yellow' : 'green',
    lines: said(
      question,
      answer?.text,
      answer && m.desk_line_by({ name: answer.by, when: moment(answer.at, language) }),
    ),
  }))

const counted = ({ signatures, present }: Minutes) => ({ signed: signatures.length, present: present.length })

const countyStages: readonly Stage[] = ['COUNTY_REVIEW', 'CONFIRMED', 'ANNOUNCED', 'REFUSED']

function county({ county: { visitRequired, visitedOn, minutes }, stage }: CaseView, language: Language): Track[] {
  const visit: Track[] =
    !visitRequired && visitedOn === null
      ? []
      : [
          {
            name: m.desk_track_county_visit(),
            standing: visitedOn === null ? m.desk_county_visit_due() : day(visitedOn, language),
            tone: visitedOn === null ? 'yellow' : 'green',
            lines: visitRequired ? [m.desk_county_visit_required()] : [],
          },
        ]
  if (!countyStages.includes(stage)) return visit
  return [
    ...visit,
    {
      name: m.desk_track_examination(),
      standing: minutes === null ? m.desk_examination_due() : m.county_minutes_count(counted(minutes)),
      tone: minutes !== null && areSigned(minutes) ? 'green' : 'yellow',
      lines: minutes === null ? [] : reviewLines(minutes, language),
    },
  ]
}

function decision({ decision: taken }: CaseView, language: Language): Track[] {
  if (taken === null) return []
  const amount =
    taken.firstMonth === null
      ? null
      : m.desk_line_confirmed({ yuan: yuan(taken.monthlyFen), month: month(taken.firstMonth, language) })
  return [
    {
      name: m.desk_track_decision(),
      standing: decisionWords[taken.outcome](),
      tone: taken.outcome === 'confirmed' ? 'green' : 'red',
      lines: said(
        amount,
        taken.reasons,
        m.desk_line_signed({ names: taken.signedBy.map(({ name }) => name).join(m.desk_list_comma()) }),
      ),
    },
  ]
}

function warning({ warning: given, today }: CaseView, language: Language): Track[] {
  if (given === null) return []
  const { until, answer, hearingWanted, heldOn } = given
  const open = answer === null && today <= until.date
  return [
    {
      name: m.entry_track_warning(),
      standing: answer !== null ? m.desk_answered() : open ? m.desk_waiting_for_family() : m.desk_not_answered(),
      tone: answer !== null ? 'green' : open ? 'yellow' : 'grey',
      lines: said(
        answer ?? m.desk_line_answer_until({ day: day(until.date, language) }),
        heldOn ? m.entry_hearing_was({ day: day(heldOn, language) }) : hearingWanted ? m.entry_hearing_wanted() : null,
      ),
    },
  ]
}

function appealed({ appeal }: CaseView, language: Language): Track[] {
  if (appeal === null) return []
  const { grounds, lodgedAt, outcome } = appeal
  return [
    {
      name: m.entry_track_appeal(),
      standing: outcome === null ? m.entry_appeal_open() : appealWords[outcome.result](),
      tone: outcome === null ? 'yellow' : 'green',
      lines: said(moment(lodgedAt, language), grounds, outcome?.reason),
    },
  ]
}
