import { type ActionFailure, fail } from '@sveltejs/kit'
import * as z from 'zod'
import { Work, type Admission } from '#shared/domain/admission/admission.ts'
import type { Api } from '#lib/server/api.ts'
import { type Rejected, refusalOf, type Typed } from '#lib/server/refusal.ts'

/** What a form for anyone carries, so that it is let in: both ways, for nobody knows yet whether scripts run. */
export async function admissionFor(door: Pick<Api['tips']['public'], 'challenge' | 'form'>) {
  const plain = door.form({}).catch((cause: unknown) => {
    if (refusalOf(cause, 'zh')?.status === 429) return { token: null }
    throw cause
  })
  const [challenge, { token }] = await Promise.all([door.challenge({}), plain])
  return { challenge, token }
}

const InForm = z.preprocess((text) => {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}, Work)

/** The browser's work where it did any, otherwise the form's token. */
export function admissionIn(values: Typed): Admission {
  const work = InForm.safeParse(values['work']).data
  return work ? { work } : { token: values['token'] ?? '' }
}

const tooEarly = 425

/** The form again; an admission that was shown is used, unless it was only shown too early. */
export function withoutUsed({ status, data }: ActionFailure<Rejected>): ActionFailure<Rejected> {
  return status === tooEarly
    ? fail(status, data)
    : fail(status, { ...data, values: { ...data.values, token: '', work: '' } })
}
