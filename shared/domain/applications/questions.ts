import * as z from 'zod'
import { Instant } from '#shared/domain/calendar/calendar.ts'
import { text } from '#shared/domain/text.ts'
import type { Application } from './application.ts'
import type { Of } from './events.ts'
import { by, type Rule } from './rule.ts'

/** What the county asks a town, one thing at a time, and what the town found to each (57号 art. 20). */

const words = text(2, 1000)

/** A question as the file keeps it, until there is another decision. */
export const Question = z.strictObject({
  question: z.string(),
  answer: z.strictObject({ text: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type Question = z.infer<typeof Question>

/** A question by its position in the file. */
const position = z.int('choose-one').min(0, 'choose-one').max(999, 'choose-one')

export const questionCommands = {
  returnToTown: z.strictObject({
    questions: z
      .array(words)
      .min(1, 'required')
      .max(20, 'too-many')
      .meta({ examples: [['两边邻居怎么说？请补充邻里走访记录。', '丈夫的零工收入有没有工资表？']] }),
  }),
  answerQuestions: z.strictObject({
    answers: z
      .array(z.strictObject({ question: position, answer: words }))
      .min(1, 'required')
      .max(20, 'too-many')
      .meta({ examples: [[{ question: 0, answer: '走访了左右两家，都说靠打零工过日子。' }]] }),
  }),
} as const

/** An answer beside the words that asked for it, so that the event can be read alone. */
export const Answered = z.strictObject({ question: z.int(), asked: z.string(), answer: z.string() })

type WithQuestions = Pick<Application, 'questions'>
export const questionsOpen = ({ questions }: WithQuestions): boolean => questions.some(({ answer }) => answer === null)

const returnToTown: Rule<'returnToTown'> = (_state, { questions }, { actor, now }) => ({
  type: 'returnedToTown',
  at: now,
  by: by(actor),
  questions,
})

/** What was answered stays: another answer belongs to another question. */
const answerQuestions: Rule<'answerQuestions'> = ({ questions }, { answers }, { actor, now }) => {
  const answered = answers.flatMap(({ question, answer }) => {
    const asked = questions[question]
    return asked?.answer === null ? [{ question, asked: asked.question, answer }] : []
  })
  return new Set(answered.map(({ question }) => question)).size < answers.length
    ? { problem: 'FIELD', field: 'answers', code: 'choose-one' }
    : { type: 'questionsAnswered', at: now, by: by(actor), answers: answered }
}

export const asking = { returnToTown, answerQuestions }

export const returnedToTown = (state: Application, { questions }: Of<'returnedToTown'>): Application => ({
  ...state,
  stage: 'RETURNED_TO_TOWN',
  questions: [...state.questions, ...questions.map((question) => ({ question, answer: null }))],
})

export const questionsAnswered = (
  state: Application,
  { answers, by: { name }, at }: Of<'questionsAnswered'>,
): Application => ({
  ...state,
  questions: state.questions.map((asked, position) => {
    const given = answers.find(({ question }) => question === position)
    return given === undefined ? asked : { ...asked, answer: { text: given.answer, by: name, at } }
  }),
})
