import type { Application } from '#shared/domain/applications/application.ts'
import { isBeyondTown, nextDue } from '#shared/domain/applications/clock.ts'
import { signersOf } from '#shared/domain/applications/signing.ts'

/** Town and county of a village code (domain.md §8.2): 12 digits = county 6 + town 3 + village 3. */
export const townOf = (village: string) => village.slice(0, 9)
export const countyOf = (village: string) => village.slice(0, 6)

/** While the registers are to be asked or are being asked. */
const atRegisters = new Set<string>(['requested', 'started'])

/** Who owes nothing by a day stands last. */
export const never = '9999-12-31'
/** No account is called so: what of a town no one has taken. */
export const nobody = '-'

/** A desk's list is parted by what lies one level below it: a county's by town, a town's by village. */
const placeOf = (desk: string, village: string) => (desk.length === 6 ? townOf(village) : village)

/** The registers' queue: what they were asked, by their own days. */
const atTheRegisters = ({ id, stage, verification, clock }: Application, village: string) =>
  stage === 'INVESTIGATING' &&
  atRegisters.has(verification.status) && {
    verificationDesk: countyOf(village),
    verificationDue: `${nextDue(clock, ['verifier'])?.date ?? never}#${id}`,
  }

/** Cases in which somebody's signature is missing are few: one index of a desk's, sorted out by whose it is. */
const toBeSigned = (application: Application, desk: string) => {
  const signers = signersOf(application)
  return signers.length > 0 && { signingDesk: desk, signers }
}

/** Index attributes of a snapshot: at which desk it waits and until when; none while nobody owes it anything. */
export const waiting = (application: Application) => {
  const { stage, program, answers, due, id, assignee, clock, appeal } = application
  const village = answers.place?.village
  // An appealed case waits at the county for what comes of it, though it has ended.
  const appealed = appeal !== null && appeal.outcome === null
  if (village === undefined || (due === null && !appealed)) return {}
  const desk = appealed || stage === 'COUNTY_REVIEW' ? countyOf(village) : townOf(village)
  return {
    desk,
    deskStage: `${desk}#${stage}`,
    deskProgram: `${desk}#${program}`,
    deskStageProgram: `${desk}#${stage}#${program}`,
    due: `${due?.date ?? never}#${id}`,
    deskPlace: `${desk}#${placeOf(desk, village)}`,
    ...(desk === townOf(village) && { deskAssignee: `${desk}#${assignee?.id ?? nobody}` }),
    ...(isBeyondTown(clock) && { escalationDesk: countyOf(village) }),
    ...atTheRegisters(application, village),
    ...toBeSigned(application, desk),
  }
}
