import * as z from 'zod'
import { text } from '#shared/domain/text.ts'
import { Phone } from './phone.ts'

/** How somebody who writes to the office under their own name is reached. */
export const Contact = z.strictObject({ name: text(1, 50).meta({ examples: ['热心邻居'] }), phone: Phone })
export type Contact = z.infer<typeof Contact>
