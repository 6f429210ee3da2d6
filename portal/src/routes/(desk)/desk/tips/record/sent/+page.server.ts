import { takeReceipt } from '#lib/server/reports/sent.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async ({ cookies }) => ({ receipt: await takeReceipt(cookies, 'desk/tips/record') })
