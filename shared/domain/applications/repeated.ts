import type { Command } from './commands.ts'
import { isAppealed } from './remedies.ts'
import type { CaseFile } from './views.ts'

/** Whether a family asks again for what they already did: a retried request gets the answer of the first. */
export const repeated = ({ application, events }: CaseFile, command: Command): boolean => {
  switch (command.verb) {
    case 'submit':
      return application.submittedAt !== null
    case 'endMandate':
      return application.mandate !== null && application.mandate.ended !== null
    case 'answerDeficiency':
      return JSON.stringify(application.deficiency?.answers) === JSON.stringify(command.answers)
    case 'answerFinding': {
      const asked = application.hearing !== null && application.hearing.answer === null
      const last = events.findLast(({ type }) => type === 'findingAnswered')
      return !asked && last?.type === 'findingAnswered' && last.answer === command.answer
    }
    case 'appeal':
      return isAppealed(application) && application.appeal?.grounds === command.grounds
    case 'answerSurvey': {
      const { household, objection } = application.survey
      return command.right ? household?.how === 'portal' : objection === command.words
    }
    case 'answerWarning':
      return application.warning?.answer === command.answer
    case 'answerAdjustment': {
      const { adjustments } = application
      const asked = adjustments.length === 0 || adjustments.some(({ answer }) => answer === null)
      return !asked && adjustments.some(({ answer }) => answer === command.answer)
    }
    case 'withdraw':
      return application.stage === 'WITHDRAWN' && application.closing?.reason === command.reason
    default:
      return false
  }
}
