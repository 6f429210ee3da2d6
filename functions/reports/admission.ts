import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import {
  admissionLasts,
  Challenge,
  effort,
  formRipensAfter,
  hourOf,
  plainAnHour,
  type Admission,
  type Work,
} from '#shared/domain/admission/admission.ts'
import { hourlyCounts, ofOneAddress, timesHarder } from '#shared/domain/admission/crowd.ts'
import type { AdmissionStore } from '#shared/store/admissions.ts'
import type { Mark } from '../http/mark.ts'
import { problem } from '../http/problem.ts'

const Form = z.object({ id: z.string(), at: z.number() })

const secretsOf = async ({ secret }: AdmissionStore) => ({
  hmacSignatureSecret: await secret('challenge'),
  hmacKeySignatureSecret: await secret('solution'),
})

/** Counts the crowd behind one address, in this memory and this hour. */
const crowdAt = (store: AdmissionStore) => {
  const count = hourlyCounts()
  const asked = async (what: keyof typeof ofOneAddress, { own, vouched }: Mark) => {
    const mark = vouched !== null && (await store.vouchedFor(vouched)) ? vouched.mark : own
    return count(`${what} ${mark}`, Date.now())
  }
  return {
    asked,
    notTooMany: async (what: 'plain' | 'filings', mark: Mark) => {
      if ((await asked(what, mark)) > ofOneAddress[what]) throw problem('TOO_MANY_FROM_HERE')
    },
  }
}

const newChallenge = async (store: AdmissionStore, times: number): Promise<Challenge> => {
  const { algorithm, rounds, leastTries, mostTries } = effort
  const challenge = await createChallenge({
    algorithm,
    cost: rounds,
    counter: randomInt(mostTries * times, leastTries * times),
    deriveKey,
    expiresAt: new Date(Date.now() + admissionLasts),
    ...(await secretsOf(store)),
  })
  return Challenge.parse(challenge)
}

/**
 * Lets whoever gives no name through a door, one filing for one admission. Admissions keep real time, as all tokens do:
 * travelling with the business clock neither ripens nor ends them.
 */
export const admissionTo = (store: AdmissionStore) => {
  const crowd = crowdAt(store)
  const once = async (id: string) => {
    if (!(await store.spend(id, Date.now()))) throw problem('ADMISSION_SPENT')
  }

  const byWork = async ({ challenge, solution }: Work, mark: Mark) => {
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...(await secretsOf(store)) })
    if (!verified) throw problem('ADMISSION_REFUSED')
    await crowd.notTooMany('filings', mark)
    await once(challenge.parameters.nonce)
  }

  const byForm = async (token: string, mark: Mark) => {
    const opened = await store.openForm(token)
    if (opened === null) throw problem('ADMISSION_REFUSED')
    const { id, at } = Form.parse(JSON.parse(opened))
    const age = Date.now() - at
    if (age > admissionLasts) throw problem('ADMISSION_REFUSED')
    if (age < formRipensAfter) throw problem('ADMISSION_TOO_EARLY')
    await crowd.notTooMany('plain', mark)
    // Spent first: a form that is sent again and again takes nothing from the hour.
    await once(id)
    if (!(await store.take(hourOf(Date.now()), plainAnHour, Date.now()))) throw problem('ADMISSIONS_USED_UP')
  }

  return {
    challenge: async (mark: Mark) => newChallenge(store, timesHarder(await crowd.asked('easyChallenges', mark))),

    /** Said before anybody writes for nothing: whether there is room left without scripts. */
    form: async () => {
      if ((await store.takenIn(hourOf(Date.now()))) >= plainAnHour) throw problem('ADMISSIONS_USED_UP')
      return { token: await store.sealForm(JSON.stringify({ id: randomUUID(), at: Date.now() })) }
    },

    /** Throws the problem by its name; returns once and for all when the sender may go on. */
    admit: (admission: Admission, mark: Mark): Promise<void> =>
      'work' in admission ? byWork(admission.work, mark) : byForm(admission.token, mark),
  }
}
