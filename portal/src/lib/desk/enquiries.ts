import type { CaseView } from '#shared/domain/applications/views.ts'
import { isUnanswered, type Letter, type NeighbourVisit } from '#shared/domain/applications/enquiries.ts'
import { day } from '#lib/days.ts'
import type { Language } from '#lib/language.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Track } from './tracks.ts'
import { relationWords } from './words/survey.ts'

/** Who was asked, when and by whom: by how they live beside the family, never by name. */
export const visitLine = ({ relation, visitedOn, visitors }: NeighbourVisit, language: Language) =>
  m.investigation_neighbour_line({
    relation: relationWords[relation](),
    day: day(visitedOn, language),
    names: visitors.map(({ name }) => name).join(m.desk_list_comma()),
  })

export const letterLine = ({ to, sentOn }: Letter, language: Language) =>
  m.investigation_letter_line({ to, day: day(sentOn, language) })

/** Where a letter stands: answered, waited for, or overdue. */
export function letterStanding({ answer, answerBy }: Letter, today: string, language: Language) {
  if (answer !== null)
    return { tone: 'green', text: m.investigation_letter_answered({ day: day(answer.answeredOn, language) }) } as const
  return today > answerBy
    ? ({ tone: 'red', text: m.investigation_letter_late({ day: day(answerBy, language) }) } as const)
    : ({ tone: 'yellow', text: m.investigation_letter_waits({ day: day(answerBy, language) }) } as const)
}

/** Neighbours and letters, as far as there are any. */
export function enquiryTracks({ neighbours, letters, today }: CaseView, language: Language): Track[] {
  const open = letters.filter(isUnanswered)
  const asked: Track[] =
    neighbours.length === 0
      ? []
      : [
          {
            name: m.investigation_neighbours(),
            standing: m.investigation_neighbours_count({ count: neighbours.length }),
            tone: 'green',
            lines: neighbours.flatMap((visit) => [visitLine(visit, language), visit.said]),
          },
        ]
  const written: Track[] =
    letters.length === 0
      ? []
      : [
          {
            name: m.investigation_letters(),
            standing:
              open.length === 0 ? m.investigation_letters_all() : m.investigation_letters_open({ count: open.length }),
            tone: open.length === 0 ? 'green' : open.some(({ answerBy }) => today > answerBy) ? 'red' : 'yellow',
            lines: letters.flatMap((letter) => [
              letterLine(letter, language),
              letter.answer?.answer ?? letterStanding(letter, today, language).text,
            ]),
          },
        ]
  return [...asked, ...written]
}
