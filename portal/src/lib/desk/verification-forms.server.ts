import { commands } from '#shared/domain/applications/commands.ts'
import type { VerificationView } from '#shared/domain/applications/verification-view.ts'
import { registers, Source } from '#shared/domain/verification/sources.ts'
import { differenceWords } from '#lib/verification-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Api } from '#lib/server/api.ts'
import { actsOn } from './act.server.ts'
import { type ActForm, choice, choices, text } from './form.server.ts'
import { CaseStamp, type Room } from './room.server.ts'
import { purposeWords, sourceName } from './words/verification.ts'

type VerificationDoor = Api['verification']['officer']
export type VerificationVerb = VerificationView['can'][number]

const results = { fit: m.desk_verification_fit, unfit: m.desk_verification_unfit }

const sourceWords = Object.fromEntries(Source.options.map((source) => [source, () => sourceName(source)]))

const startVerification: ActForm = {
  title: m.verification_start,
  button: m.verification_start_button,
  rule: () => m.verification_start_rule(),
  done: m.verification_started,
  fields: [
    choice('purpose', m.verification_purpose, purposeWords),
    choices('sources', m.verification_sources, sourceWords, registers, m.verification_sources_hint),
  ],
}

/** The forms of one request: what can be corrected or put to the family are the differences that there are. */
export function verificationForms({
  discrepancies,
  members,
}: Pick<VerificationView, 'discrepancies' | 'members'>): Readonly<Record<VerificationVerb, ActForm>> {
  const differences = Object.fromEntries(
    discrepancies.map((difference) => [difference.id, () => differenceWords(difference, members)]),
  )
  const standing = discrepancies.filter(({ correction }) => correction === null).map(({ id }) => id)
  return {
    startVerification,
    correctRegister: {
      title: m.verification_correct,
      button: m.verification_correct_button,
      rule: () => m.verification_correct_rule(),
      done: m.verification_corrected,
      fields: [
        choice('discrepancy', m.verification_discrepancy, differences),
        text('reason', m.verification_correct_reason),
      ],
    },
    reportVerification: {
      title: m.verification_report,
      button: m.desk_verification_button,
      rule: () => m.verification_report_rule(),
      done: m.desk_verification_done,
      fields: [
        choice('result', m.desk_verification_result, results),
        ...(standing.length > 0 ? [choices('put', m.verification_put, differences, standing)] : []),
        text('findings', m.desk_verification_findings, 1000, m.desk_verification_findings_hint),
        text('silence', m.verification_silence, 500, m.verification_silence_hint),
      ],
    },
  }
}

const act = actsOn<VerificationDoor, CaseStamp>()

export const verificationRoom: Room<VerificationVerb, VerificationDoor, CaseStamp> = {
  door: (api) => api.verification.officer,
  stamp: CaseStamp,
  forms: async (door, id) => verificationForms(await door.get({ id })),
  acts: {
    startVerification: act(commands.startVerification, (door) => door.start),
    correctRegister: act(commands.correctRegister, (door) => door.correct),
    reportVerification: act(commands.reportVerification, (door) => door.report),
  },
}
