import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { investigationView } from '#shared/domain/applications/investigation-view.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { mayOpenNotes } from '#shared/domain/applications/visit-note.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { signsOf } from '#shared/domain/spoken-code.ts'
import { drawingOf, neighboursOf } from '#shared/store/beside.ts'
import { noteCount } from '#shared/store/visit-notes.ts'
import { surveyorsAt } from '#shared/store/people.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { rulesOf } from '../applications/case.ts'
import { act, body, fileWithinReach } from '../applications/desk.ts'
import { unlessConflicted, type Context } from '../applications/stand-aside.ts'
import { codeOf } from '../applications/survey-code.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { photograph } from './photograph.ts'
import { signedSheet } from './signed-sheet.ts'
import { openNotes, writeNote } from './visit-notes.ts'

const officer = implement(contract.investigation.officer).$context<RequestContext>().use(signedIn)

const shown = async (file: CaseFile, { actor, now }: Context) => {
  const { id, answers, survey, neighbours } = file.application
  const [candidates, drawing, names, notes, { procedure }] = await Promise.all([
    surveyorsAt(answers.place?.village ?? ''),
    survey.household?.how === 'drawn' ? drawingOf(id, survey.household.at) : null,
    neighbours.some(({ named }) => named) ? neighboursOf(id) : {},
    mayOpenNotes(file.application, actor) ? noteCount(id) : null,
    rulesOf(file.application, now),
  ])
  return investigationView(file, actor, { procedure, now, candidates, drawing, names, notes })
}

/** Only who sees the family's own page can say it: typed in wrong, nothing is signed. */
const isCode =
  (typed: string) =>
  async (file: CaseFile): Promise<void> => {
    const code = await codeOf(file)
    if (code !== null && signsOf(typed) !== signsOf(code))
      throw problem('INPUT_INVALID', { fields: [fieldProblem('code', 'code-wrong')] })
  }

export const handler = serve(
  officer.router({
    get: officer.get.handler(({ input: { id }, context }) =>
      unlessConflicted(id, 'investigation', context, async () => {
        const view = await shown(await fileWithinReach(id, context.actor), context)
        await leaveTrace(id, { at: context.now, by: by(context.actor), deed: 'viewed', about: '调查' })
        return view
      }),
    ),
    start: officer.start.handler(({ input, context }) => act(input, { verb: 'startSurvey', ...body(input) }, context)),
    record: officer.record.handler(({ input, context }) =>
      act(input, { verb: 'recordSurvey', ...body(input) }, context),
    ),
    draw: officer.draw.handler(({ input, context }) => act(input, { verb: 'drawSignature', ...body(input) }, context)),
    enter: officer.enter.handler(({ input, context }) =>
      act(input, { verb: 'enterSignature' }, context, isCode(input.code)),
    ),
    photograph: officer.photograph.handler(({ input: { id, ...wish }, context }) =>
      unlessConflicted(id, 'photograph', context, () => photograph(id, wish, context)),
    ),
    sheet: officer.sheet.handler(({ input: { id, ...wish }, context }) =>
      unlessConflicted(id, 'sheet', context, () => signedSheet(id, wish, context)),
    ),
    writeNote: officer.writeNote.handler(({ input, context }) =>
      unlessConflicted(input.id, 'writeNote', context, async () => {
        await writeNote(input, context)
        return {}
      }),
    ),
    openNotes: officer.openNotes.handler(({ input: { id }, context }) =>
      unlessConflicted(id, 'openNotes', context, async () => ({ notes: await openNotes(id, context) })),
    ),
    visitNeighbour: officer.visitNeighbour.handler(({ input, context }) =>
      act(input, { verb: 'recordNeighbourVisit', ...body(input) }, context),
    ),
    sendLetter: officer.sendLetter.handler(({ input, context }) =>
      act(input, { verb: 'sendLetter', ...body(input) }, context),
    ),
    recordLetterAnswer: officer.recordLetterAnswer.handler(({ input, context }) =>
      act(input, { verb: 'recordLetterAnswer', ...body(input) }, context),
    ),
    unsigned: officer.unsigned.handler(({ input, context }) =>
      act(input, { verb: 'noteUnsigned', ...body(input) }, context),
    ),
  }),
)
