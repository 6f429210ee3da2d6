import * as z from 'zod'

/** Letters and digits that cannot be mistaken for one another when read aloud or copied by hand. */
const alphabet = '23456789ABCDEFGHJKMNPQRTUVWXYZ'
const counties: Readonly<Record<string, string>> = { '500153': 'RC', '341623': 'LX', '3611': 'SR' }

/** An application number such as RC-2611-7K4M: county, month, four of 30 signs from the given random bytes. */
export const applicationNumber = (village: string, today: string, random: Uint8Array): string => {
  const county = Object.entries(counties).find(([code]) => village.startsWith(code))?.[1] ?? 'SA'
  const signs = [...random.subarray(0, 4)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return `${county}-${today.slice(2, 4)}${today.slice(5, 7)}-${signs}`
}

/** As it is written on the receipt. */
export const CaseNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,4}-\d{4}-[0-9A-Z]{4}$/, 'invalid')
  .meta({ examples: ['RC-2608-7K4M'] })
