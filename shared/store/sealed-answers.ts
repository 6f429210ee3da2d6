import type { Answers } from '#shared/domain/applications/answers.ts'
import { Objector } from '#shared/domain/applications/objection.ts'
import { sealUnder } from './seal.ts'

/** Identity numbers, accounts and telephones rest sealed; the rest of the answers is read by the desk's lists. */
const { seal, open, fingerprint } = sealUnder('CASEWORK_KEY')

const through = async (
  answers: Answers,
  id: string,
  turn: (text: string, record: string) => Promise<string>,
): Promise<Answers> => {
  const { members, supporters, account, circumstances } = answers
  return {
    ...answers,
    ...(members && {
      members: await Promise.all(
        members.map(async (member) => ({ ...member, idNumber: await turn(member.idNumber, `${id}/member`) })),
      ),
    }),
    ...(supporters && {
      supporters: await Promise.all(
        supporters.map(async ({ consent, ...supporter }) => ({
          ...supporter,
          consent: consent && { idNumber: await turn(consent.idNumber, `${id}/supporter`) },
        })),
      ),
    }),
    ...(account && { account: { ...account, number: await turn(account.number, `${id}/account`) } }),
    ...(circumstances && {
      circumstances: {
        ...circumstances,
        phone: circumstances.phone && (await turn(circumstances.phone, `${id}/phone`)),
      },
    }),
  }
}

export const sealAnswers = (answers: Answers, id: string) => through(answers, id, seal)
export const openAnswers = (answers: Answers, id: string) => through(answers, id, open)

export const sealScratch = (fields: Record<string, string>, id: string, page: string) =>
  seal(JSON.stringify(fields), `${id}/scratch/${page}`)
export const openScratch = (sealed: string, id: string, page: string) => open(sealed, `${id}/scratch/${page}`)

export const sealObjector = (who: Objector, id: string, objection: string) =>
  seal(JSON.stringify(who), `${id}/objector/${objection}`)
export const openObjector = async (sealed: string, id: string, objection: string): Promise<Objector> =>
  Objector.parse(JSON.parse(await open(sealed, `${id}/objector/${objection}`)))

export const sealNeighbour = (name: string, id: string, visit: string) => seal(name, `${id}/neighbour/${visit}`)
export const openNeighbour = (sealed: string, id: string, visit: string) => open(sealed, `${id}/neighbour/${visit}`)

export const sealNote = (note: string, id: string, noteId: string) => seal(note, `${id}/visit-note/${noteId}`)
export const openNote = (sealed: string, id: string, noteId: string) => open(sealed, `${id}/visit-note/${noteId}`)

export const sealStrokes = (strokes: string, id: string, at: string) => seal(strokes, `${id}/signature/${at}`)
export const openStrokes = (sealed: string, id: string, at: string) => open(sealed, `${id}/signature/${at}`)

/** Bytes that only we can derive again, from which a family's code for one survey is made. */
export const surveyBytes = async (id: string, recordedAt: string): Promise<Uint8Array> =>
  Buffer.from(await fingerprint(`survey/${id}/${recordedAt}`), 'base64url')

/** By which every application that names a person is found. */
export const personOf = (idNumber: string) => fingerprint(`person/${idNumber}`)
/** The same of a person as a legal supporter. */
export const supporterOf = (idNumber: string) => fingerprint(`supporter/${idNumber}`)

/** Thirty-two bytes that only we can derive again: the same mandate recorded twice has the same code. */
export const mandateBytes = async (recorded: string): Promise<Uint8Array> =>
  Buffer.from(await fingerprint(`mandate-form/${recorded}`), 'base64url')
/** By which a code on a slip of paper finds its application. */
export const mandateOf = (code: string) => fingerprint(`mandate/${code}`)

export const sealReferral = (referral: string, id: string) => seal(referral, `referral/${id}`)
export const openReferral = (sealed: string, id: string) => open(sealed, `referral/${id}`)
/** Bytes from which the code of an invitation is made, and what the code is found by. */
export const invitationBytes = async (id: string): Promise<Uint8Array> =>
  Buffer.from(await fingerprint(`invitation-code/${id}`), 'base64url')
export const invitationOf = (code: string) => fingerprint(`invitation/${code}`)

/** A token for the page that a plain upload form comes back to; `record` binds it to its purpose. */
export const sealToken = (content: string) => seal(content, 'arrival')
export const openToken = (token: string) => open(token, 'arrival')

/** Thirty-two bytes that only we can derive again, from which a written decision takes its code. */
export const decisionBytes = async (id: string, decidedAt: string): Promise<Uint8Array> =>
  Buffer.from(await fingerprint(`decision/${id}/${decidedAt}`), 'base64url')
