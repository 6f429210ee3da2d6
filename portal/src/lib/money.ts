/** Fen in a text of yuan such as "1,200" or "798.10"; undefined when it is no amount of money. Never through a float. */
export function fenFrom(yuan: string): number | undefined {
  const plain = yuan.replace(/[,，\s¥￥元]/g, '')
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

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
