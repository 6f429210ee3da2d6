import { contract } from '#shared/contract/index.ts'
import type { OperationMeta } from '#shared/contract/operation.ts'
import type { Role } from '#shared/domain/people/person.ts'
import type { Rooms } from './rooms.ts'

interface Operation {
  readonly '~orpc': { readonly meta: OperationMeta }
}

export const mayCall = (operation: Operation, role: Role): boolean =>
  (operation['~orpc'].meta.actors ?? []).some((actor) => actor === role)

/** The rooms of the desk that a role may enter: the contract says who may call what stands behind each. */
export const roomsOf = (role: Role): Rooms => ({
  cases: mayCall(contract.applications.officer.queue, role),
  signatures: mayCall(contract.applications.worklist.signatures, role),
  surveys: mayCall(contract.investigation.officer.get, role),
  households: mayCall(contract.archives.officer.file, role),
  mandates: mayCall(contract.mandates.agent.list, role),
  held: mayCall(contract.mandates.town.held, role),
  referrals: mayCall(contract.referrals.town.list, role),
  // Whoever has the list reports from there.
  finding: mayCall(contract.referrals.finder.report, role) && !mayCall(contract.referrals.town.list, role),
  notices: mayCall(contract.notices.board.get, role),
  benefits: mayCall(contract.benefits.officer.list, role),
  tips: mayCall(contract.tips.handler.list, role),
  custody: mayCall(contract.tips.custody.list, role),
  complaints: mayCall(contract.complaints.officer.list, role),
  people: mayCall(contract.people.administrator.list, role),
  kin: mayCall(contract.people.registrar.list, role),
  divisions: mayCall(contract.divisions.administrator.list, role),
  policies: mayCall(contract.programs.drafts.list, role),
})
