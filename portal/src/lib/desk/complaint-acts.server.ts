import * as z from 'zod'
import { complaintCommands, type ComplaintVerb } from '#shared/domain/complaints/commands.ts'
import type { Api } from '#lib/server/api.ts'
import { yesNo } from '#lib/apply/question.ts'
import { type Act, actsOn } from './act.server.ts'
import { complaintForms } from './complaint-forms.server.ts'
import { type Room, VersionStamp } from './room.server.ts'

type ComplaintDoor = Api['complaints']['officer']

const act = actsOn<ComplaintDoor, VersionStamp>()
const acknowledging = act(complaintCommands.acknowledge, (door) => door.acknowledge)

/** Two radios say yes or no; the command says it as what it is. */
const Chosen = z.looseObject({ named: z.string().optional() })
const acknowledge: Act<ComplaintDoor, VersionStamp> = (door, stamp, body) =>
  acknowledging(door, stamp, { named: yesNo(Chosen.safeParse(body).data?.named) })

export const complaintRoom: Room<ComplaintVerb, ComplaintDoor, VersionStamp> = {
  door: (api) => api.complaints.officer,
  stamp: VersionStamp,
  forms: () => complaintForms,
  acts: {
    acknowledge,
    passOn: act(complaintCommands.passOn, (door) => door.passOn),
    sendBack: act(complaintCommands.sendBack, (door) => door.sendBack),
    redirect: act(complaintCommands.redirect, (door) => door.redirect),
    takeOver: act(complaintCommands.takeOver, (door) => door.takeOver),
    write: act(complaintCommands.write, (door) => door.write),
    orderCorrection: act(complaintCommands.orderCorrection, (door) => door.orderCorrection),
    recordCorrection: act(complaintCommands.recordCorrection, (door) => door.recordCorrection),
    askExtension: act(complaintCommands.askExtension, (door) => door.askExtension),
    grantExtension: act(complaintCommands.grantExtension, (door) => door.grantExtension),
    refuseExtension: act(complaintCommands.refuseExtension, (door) => door.refuseExtension),
    settleVisit: act(complaintCommands.settleVisit, (door) => door.settleVisit),
    conclude: act(complaintCommands.conclude, (door) => door.conclude),
    concludeReview: act(complaintCommands.concludeReview, (door) => door.concludeReview),
  },
}
