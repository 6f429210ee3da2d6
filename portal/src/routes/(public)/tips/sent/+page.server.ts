import { takeReceipt } from '#lib/server/reports/sent.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ cookies }) => {
  const receipt = await takeReceipt(cookies, 'tips')
  return { receipt, shownOnce: receipt !== undefined }
}
