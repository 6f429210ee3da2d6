import { createChallenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { inject } from 'vitest'
import { Challenge, effort, type Admission } from '#shared/domain/admission/admission.ts'
import { tipAdmissions } from '#shared/store/admissions.ts'
import { anyone, type Answer } from './api.ts'

/** Work under the door's own signature, and the least there can be: a test need not sweat as a telephone does. */
export const lightWork = async (lasts = 60_000): Promise<Admission> => {
  const created = await createChallenge({
    algorithm: effort.algorithm,
    cost: 1,
    counter: 0,
    deriveKey,
    expiresAt: new Date(Date.now() + lasts),
    hmacSignatureSecret: await tipAdmissions.secret('challenge'),
    hmacKeySignatureSecret: await tipAdmissions.secret('solution'),
  })
  return solved(Challenge.parse(created))
}

/** Does the work of a challenge, all of it. */
export const solved = async (challenge: Challenge): Promise<Admission> => {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution === null) throw new Error('the work did not end')
  return { work: { challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } } }
}

/** A valid admission to the running system's tip door. */
export const admission = (): Promise<Admission> => {
  Object.assign(process.env, inject('environment'))
  return lightWork()
}

/** Leaves a tip at the running system's door, let in as its senders are. */
export const leaveTip = async (filing: object): Promise<Answer> =>
  anyone.post('/tips', { ...filing, admission: await admission() })
