import { ownBenefit } from '#lib/apply/own-benefit.server.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => ({
  benefit: await ownBenefit(event),
  answered: event.url.searchParams.has('answered'),
})
