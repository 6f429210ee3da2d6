import { fenFrom } from '#lib/money.ts'

/** Fen for a text of yuan; a minus is read, so that the contract can say it is too small; NaN for what is no amount. */
export function fenTyped(text: string | undefined): number | undefined {
  if (!text) return undefined
  const negative = /^[-−－]/.test(text)
  const fen = fenFrom(negative ? text.slice(1) : text)
  if (fen === undefined) return Number.NaN
  return negative ? -fen : fen
}
