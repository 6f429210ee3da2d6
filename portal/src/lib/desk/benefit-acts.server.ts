import { benefitCommands } from '#shared/domain/benefits/changes.ts'
import type { Api } from '#lib/server/api.ts'
import { type Act, actsOn } from './act.server.ts'
import { type BenefitDeskVerb, benefitForms } from './benefit-forms.server.ts'
import { CaseStamp, type Room } from './room.server.ts'

type BenefitDoor = Api['benefits']['officer']

const act = actsOn<BenefitDoor, CaseStamp>()
const proposing = act(benefitCommands.propose, (door) => door.propose)

/** Three boxes of the form are one thing of the command, or none where all of them were left empty. */
const overpaidIn = ({ overpayment: fromMonth, overpaidMonths: months, overpaidFen: monthlyFen }: Typed) =>
  [fromMonth, months, monthlyFen].every((told) => told === '' || told === undefined)
    ? null
    : { fromMonth, months, monthlyFen }
type Typed = Readonly<Record<string, unknown>>
const isTyped = (body: unknown): body is Typed => typeof body === 'object' && body !== null

const propose: Act<BenefitDoor, CaseStamp> = (door, stamp, body) => {
  const { overpaidMonths: _months, overpaidFen: _fen, ...told } = isTyped(body) ? body : {}
  return proposing(door, stamp, { ...told, overpayment: isTyped(body) ? overpaidIn(body) : null })
}

export const benefitRoom: Room<BenefitDeskVerb, BenefitDoor, CaseStamp> = {
  door: (api) => api.benefits.officer,
  stamp: CaseStamp,
  forms: () => benefitForms,
  acts: {
    callRecheck: act(benefitCommands.callRecheck, (door) => door.callRecheck),
    findUnchanged: act(benefitCommands.findUnchanged, (door) => door.findUnchanged),
    propose,
    inviteToHearing: act(benefitCommands.inviteToHearing, (door) => door.inviteToHearing),
    hear: act(benefitCommands.hear, (door) => door.hear),
    decideChange: act(benefitCommands.decideChange, (door) => door.decideChange),
    keepPaying: act(benefitCommands.keepPaying, (door) => door.keepPaying),
    closeGradualExit: act(benefitCommands.closeGradualExit, (door) => door.closeGradualExit),
  },
}
