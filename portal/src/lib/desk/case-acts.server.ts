import * as z from 'zod'
import { commands } from '#shared/domain/applications/commands.ts'
import type { Api } from '#lib/server/api.ts'
import { type Act, actsOn } from './act.server.ts'
import { caseForms, type OfficerVerb } from './case-forms.server.ts'
import { CaseStamp, type Room } from './room.server.ts'

export type CaseDoor = Api['applications']['officer']

const act = actsOn<CaseDoor, CaseStamp>()

/** A colleague is chosen as one word of account and name; whether both are true of somebody is for the store to say. */
export const colleagueWord = ({ id, name }: { readonly id: string; readonly name: string }): string => `${id} ${name}`
const Chosen = z.object({
  to: z
    .string()
    .regex(/^\S+ ./, 'choose-one')
    .transform((word) => ({ id: word.slice(0, word.indexOf(' ')), name: word.slice(word.indexOf(' ') + 1) })),
})
const assign: Act<CaseDoor, CaseStamp> = (door, stamp, body) => act(Chosen, (of) => of.assign)(door, stamp, body)

export const caseRoom: Room<OfficerVerb, CaseDoor, CaseStamp> = {
  door: (api) => api.applications.officer,
  stamp: CaseStamp,
  forms: () => caseForms,
  acts: {
    accept: act(commands.accept, (door) => door.accept),
    askForMissing: act(commands.askForMissing, (door) => door.askForMissing),
    resolveDuplicates: act(commands.resolveDuplicates, (door) => door.resolveDuplicates),
    adjustIncome: act(commands.adjustIncome, (door) => door.adjustIncome),
    countIncome: act(commands.countIncome, (door) => door.countIncome),
    requestVerification: act(commands.requestVerification, (door) => door.requestVerification),
    recordAppraisal: act(commands.recordAppraisal, (door) => door.recordAppraisal),
    signAppraisal: act(commands.signAppraisal, (door) => door.signAppraisal),
    giveOpinion: act(commands.giveOpinion, (door) => door.giveOpinion),
    signOpinion: act(commands.signOpinion, (door) => door.signOpinion),
    orderResurvey: act(commands.orderResurvey, (door) => door.orderResurvey),
    orderAppraisal: act(commands.orderAppraisal, (door) => door.orderAppraisal),
    forward: act(commands.forward, (door) => door.forward),
    recordObjection: act(commands.recordObjection, (door) => door.recordObjection),
    settleObjection: act(commands.settleObjection, (door) => door.settleObjection),
    recordPosting: act(commands.recordPosting, (door) => door.recordPosting),
    recordTakingDown: act(commands.recordTakingDown, (door) => door.recordTakingDown),
    extendTotal: act(commands.extendTotal, (door) => door.extendTotal),
    orderVisit: act(commands.orderVisit, (door) => door.orderVisit),
    recordCountyVisit: act(commands.recordCountyVisit, (door) => door.recordCountyVisit),
    examine: act(commands.examine, (door) => door.examine),
    confirm: act(commands.confirm, (door) => door.confirm),
    announce: act(commands.announce, (door) => door.announce),
    deliverRefusal: act(commands.deliverRefusal, (door) => door.deliverRefusal),
    take: act(commands.take, (door) => door.take),
    assign,
    pauseDuty: act(commands.pauseDuty, (door) => door.pauseDuty),
    resumeDuty: act(commands.resumeDuty, (door) => door.resumeDuty),
    returnToTown: act(commands.returnToTown, (door) => door.returnToTown),
    answerQuestions: act(commands.answerQuestions, (door) => door.answerQuestions),
    signMinutes: act(commands.signMinutes, (door) => door.signMinutes),
    noteMinutesUnsigned: act(commands.noteMinutesUnsigned, (door) => door.noteMinutesUnsigned),
    refuse: act(commands.refuse, (door) => door.refuse),
    warn: act(commands.warn, (door) => door.warn),
    recordHearing: act(commands.recordHearing, (door) => door.recordHearing),
    reopen: act(commands.reopen, (door) => door.reopen),
    decideAppeal: act(commands.decideAppeal, (door) => door.decideAppeal),
    terminate: act(commands.terminate, (door) => door.terminate),
  },
}
