export { fenFrom } from '#shared/domain/money.ts'

/** "1,633.73": yuan with two decimals, for people. */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '−' : ''}${whole}.${cents}`
}

/** The same for an input field: no separators, a plain minus. */
export function yuanTyped(fen: number | undefined): string {
  return fen === undefined ? '' : yuan(fen).replaceAll(',', '').replace('−', '-')
}
