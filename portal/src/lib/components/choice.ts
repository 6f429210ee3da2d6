/** One answer that can be chosen. */
export interface Choice {
  value: string
  text: string
  hint?: string | undefined
}
