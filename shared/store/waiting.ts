import { deskStages, type Application } from '#shared/domain/applications/application.ts'

/** Town and county of a village code (domain.md §8.2): 12 digits = county 6 + town 3 + village 3. */
const townOf = (village: string) => village.slice(0, 9)
const countyOf = (village: string) => village.slice(0, 6)

/** While the registers are to be asked or are being asked. */
const atRegisters = new Set<string>(['requested', 'started'])

const never = '9999-12-31'

/** Index attributes of a snapshot: at which desk it waits and until when; none while it is a draft or closed. */
export const waiting = (application: Application) => {
  const { stage, program, answers, due, id, verification } = application
  const village = answers.place?.village
  if (village === undefined || !deskStages.includes(stage)) return {}
  const desk = stage === 'COUNTY_REVIEW' ? countyOf(village) : townOf(village)
  return {
    desk,
    deskStage: `${desk}#${stage}`,
    deskProgram: `${desk}#${program}`,
    deskStageProgram: `${desk}#${stage}#${program}`,
    due: `${due?.date ?? never}#${id}`,
    ...(stage === 'INVESTIGATING' && atRegisters.has(verification.status) && { verificationDesk: countyOf(village) }),
  }
}
