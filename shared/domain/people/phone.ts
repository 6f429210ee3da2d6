import * as z from 'zod'
import { problem } from '#shared/domain/field-problems.ts'

/** A mobile number, '13900000000', or a landline with its area code, '02346731234'; kept as digits alone. */
export const Phone = z
  .string()
  .max(40, problem('phone-number'))
  .overwrite((typed) => typed.replace(/[\s()（）-]/g, '').replace(/^(?:\+|00)86/, ''))
  .regex(/^(?:1[3-9]\d{9}|0[1-9]\d{8,10})$/, problem('phone-number'))
  .meta({ examples: ['13900000000'] })

/** '139****0000': enough to recognise one's own number. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
