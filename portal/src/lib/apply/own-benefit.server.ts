import { error } from '@sveltejs/kit'
import * as z from 'zod'

const BenefitId = z.uuid()

/** What is paid to the family behind this application; there is none before it was confirmed. */
export async function ownBenefit({ locals, params }: { locals: App.Locals; params: { id: string } }) {
  if (!BenefitId.safeParse(params.id).success) error(404)
  return locals.api.benefits.resident.get({ id: params.id })
}
