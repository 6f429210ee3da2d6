import type { Command } from '#shared/domain/applications/commands.ts'
import { isOwnOrKin } from '#shared/domain/applications/kin.ts'
import { caseView, type CaseFile } from '#shared/domain/applications/views.ts'
import { reaches, type Actor } from '#shared/domain/people/person.ts'
import { findCase } from '#shared/store/applications.ts'
import { wasCarriedOut } from '#shared/store/guards.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { carryOut, rulesOf } from './case.ts'
import { unlessConflicted, type Context } from './stand-aside.ts'

/** A case outside the officer's division, or not yet sent, does not exist for the officer. */
export const fileWithinReach = async (id: string, actor: Actor): Promise<CaseFile> => {
  const file = await findCase(id)
  const village = file?.application.answers.place?.village
  if (file === null || village === undefined || file.application.submittedAt === null || !reaches(actor, village))
    throw problem('NOT_FOUND')
  if (isOwnOrKin(file.application, actor)) throw problem('CONFLICT_OF_INTEREST')
  return file
}

export const shown = async (file: CaseFile, actor: Actor, now: string) =>
  caseView(file, actor, { now, ...(await rulesOf(file.application, now)) })

const changedSince = ({ application, events }: CaseFile, version: number) => {
  const since = events.slice(events.length - (application.version - version))
  return problem('CHANGED_MEANWHILE', { changes: since.map(({ type, at, by: { role } }) => ({ type, at, role })) })
}

export interface Request {
  readonly id: string
  readonly version: number
  readonly requestId: string
}

/** What an operation's input says beyond who it is about: the command's own words. */
export const body = <Input extends Request>({ id: _id, version: _version, requestId: _requestId, ...words }: Input) =>
  words

/** What else must hold of the file that a command is said over; throws the problem when it does not. */
type Check = (file: CaseFile) => void | Promise<void>

/** A command over the version its sender saw. A repeated request gets the first one's answer; the loser of two is told what changed. */
export const act = (request: Request, command: Command, context: Context, check: Check = () => undefined) =>
  unlessConflicted(request.id, command.verb, context, () => carriedOut(request, command, context, check))

/** Which field names somebody who does not hold the office it takes. */
const elsewhere = ({ verb }: Command) => {
  if (verb === 'assign') return fieldProblem('to', 'not-of-this-town')
  if (verb === 'examine') return fieldProblem('present', 'not-of-this-county')
  return fieldProblem(verb === 'recordNeighbourVisit' ? 'visitors' : 'surveyors', 'surveyor-elsewhere')
}

const carriedOut = async (
  { id, version, requestId }: Request,
  command: Command,
  { actor, now }: Context,
  check: Check,
) => {
  const file = await fileWithinReach(id, actor)
  await check(file)
  if (file.application.version !== version) {
    if (await wasCarriedOut(actor.id, requestId)) return shown(file, actor, now)
    throw changedSince(file, version)
  }
  const done = await carryOut({ file, command, actor, now, requestId })
  if (done.recorded === 'recorded') return shown(done.file, actor, now)
  const current = await fileWithinReach(id, actor)
  if (done.recorded === 'repeated') return shown(current, actor, now)
  if (done.recorded === 'not-in-office') throw problem('INPUT_INVALID', { fields: [elsewhere(command)] })
  throw changedSince(current, version)
}
