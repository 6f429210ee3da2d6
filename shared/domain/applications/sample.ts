import * as z from 'zod'

/** How a case was drawn, or not, for a visit: whoever doubts it draws again and gets the same. */
export const Draw = z.strictObject({
  /** The case and the month in which it was forwarded (YYYY-MM): nobody chooses either. */
  seed: z.string(),
  percent: z.int(),
  /** Drawn when below `percent`: 0 to 99. */
  point: z.int(),
  drawn: z.boolean(),
})
export type Draw = z.infer<typeof Draw>

/** FNV-1a of 32 bits, stirred once more so that its lowest digits are as even as its highest. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A lot between 0 and `of`, without it, that follows from its seed alone. */
export const pointOf = (seed: string, of: number): number => hash(seed) % of

/** Whether a case is visited without any other cause (domain.md C13), drawn by the system when the file moves. */
export const drawSample = (id: string, month: string, percent: number): Draw => {
  const seed = `${id}/${month}`
  const point = pointOf(seed, 100)
  return { seed, percent, point, drawn: point < percent }
}
