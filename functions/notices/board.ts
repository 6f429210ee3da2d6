import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { hangingFor, mostBoardPhotographs, sheetOf, type Board } from '#shared/domain/notices/board.ts'
import { boardSheet, type SheetKind } from '#shared/domain/notices/board-sheet.ts'
import { standingIn } from '#shared/domain/notices/standing-list.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { policyInForce } from '#shared/domain/programs/policy.ts'
import { procedureUnder, type Procedure } from '#shared/domain/programs/procedure.ts'
import { underNoticeIn } from '#shared/store/boards.ts'
import { documentsOf, findDocument, promiseDocument } from '#shared/store/documents.ts'
import { told } from '#shared/store/environment.ts'
import { allPolicies, noticesOf } from '#shared/store/public-record.ts'
import { sealToken } from '#shared/store/sealed-answers.ts'
import { listedIn } from '#shared/store/standing-list.ts'
import { keep, linkSeconds, linkTo, zones } from '#shared/store/uploads.ts'
import { shortLink } from '../documents/link.ts'
import { hasRoom, promiseUpload } from '../documents/upload.ts'
import { divisionsKnown } from '../http/divisions-known.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { paperId } from '../papers/paper-id.ts'
import { printBoard } from '../papers/print-board.ts'

const board = implement(contract.notices.board).$context<RequestContext>().use(signedIn).use(divisionsKnown)

/** Photographs lie with the village and the day: a sheet on the board is of several families. */
const boardId = (village: string, postedOn: string) => paperId('board', village, postedOn)

const uploads = { zone: zones.documents, arrivalPath: '/arrivals', promise: promiseDocument, sealToken }

const within = (village: string, actor: Actor): string => {
  if (!reaches(actor, village)) throw problem('NOT_FOUND')
  return village
}

/** How each program is worked in a village this month. */
const proceduresAt = async (village: string, today: string) => {
  const policies = await allPolicies()
  return (program: string): Procedure =>
    procedureUnder(program, policyInForce(policies, { region: village, program, month: monthOf(today) }))
}

const photographsOf = async (village: string, days: readonly string[]): Promise<Board['photographs']> =>
  Promise.all(
    [...new Set(days)].toSorted().map(async (postedOn) => ({
      postedOn,
      documents: (await documentsOf(boardId(village, postedOn))).filter(({ status }) => status !== 'awaited'),
    })),
  )

const boardOf = async (village: string, now: string, on?: string): Promise<Board> => {
  const today = localDate(now)
  const month = monthOf(today)
  const [procedureOf, cases, notices, listed] = await Promise.all([
    proceduresAt(village, today),
    underNoticeIn(village),
    noticesOf(village, today),
    listedIn(village),
  ])
  const reviews = cases.flatMap((state) => hangingFor(state, procedureOf(state.program)))
  const days = reviews.flatMap(({ postings }) => postings.map(({ postedOn }) => postedOn))
  return {
    today,
    month,
    reviews,
    others: notices.filter(({ kind }) => kind !== 'REVIEW'),
    recipients: standingIn(month, listed),
    photographs: await photographsOf(village, on === undefined ? days : [...days, on]),
  }
}

interface Asked {
  readonly village: string
  readonly kind: SheetKind
  readonly on: string
}

const printed = async ({ village, kind, on }: Asked, now: string): Promise<string> => {
  const [found, procedureOf] = await Promise.all([boardOf(village, now), proceduresAt(village, localDate(now))])
  const sheet = sheetOf(found, { kind, on }, (program) => procedureOf(program).limits.noticeDays)
  const [first] = sheet?.lines ?? []
  if (sheet === null || first === undefined) throw problem('NOT_FOUND')
  const hangs = { ...sheet, kind, village, on, procedure: procedureOf(first.program), portal: told('PORTAL_ORIGIN') }
  const key = `${village}/${kind}/${on}`
  await keep(zones.boards, key, await printBoard(boardSheet(hangs)), 'application/pdf')
  return linkTo(zones.boards, key, 'application/pdf')
}

export const handler = serve(
  board.router({
    get: board.get.handler(({ input: { village, on }, context: { actor, now } }) =>
      boardOf(within(village, actor), now, on),
    ),
    sheet: board.sheet.handler(async ({ input, context: { actor, now } }) => {
      within(input.village, actor)
      const url = await printed(input, now)
      return { url, expiresAt: new Date(Date.now() + linkSeconds * 1000).toISOString() }
    }),
    photograph: board.photograph.handler(async ({ input, context: { actor, now } }) => {
      const { village, postedOn, place, ...wish } = input
      const owner = boardId(within(village, actor), postedOn)
      if (postedOn > localDate(now))
        throw problem('INPUT_INVALID', { fields: [fieldProblem('postedOn', 'date-in-future')] })
      if (!hasRoom(await documentsOf(owner), mostBoardPhotographs)) throw problem('TOO_MANY_DOCUMENTS')
      return promiseUpload(uploads, owner, { ...wish, kind: 'board-photograph', name: place }, now)
    }),
    link: board.link.handler(async ({ input: { village, postedOn, documentId }, context: { actor } }) => {
      const owner = boardId(within(village, actor), postedOn)
      return shortLink(zones.documents, owner, await findDocument(owner, documentId))
    }),
  }),
)
