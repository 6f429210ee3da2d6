const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '兆']

const digit = (value: number) => digits[value] ?? ''

/** Up to four digits: 1040 is '壹仟零肆拾'. */
const groupInWords = (value: number): string =>
  [...String(value)]
    .map((sign, at, all) => (sign === '0' ? '零' : digit(Number(sign)) + (places[all.length - 1 - at] ?? '')))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')

const wholeInWords = (yuan: number): string => {
  const parts: string[] = []
  for (let rest = yuan, at = 0; rest > 0; rest = Math.floor(rest / 10_000), at++) {
    const value = rest % 10_000
    if (value === 0) parts.unshift('零')
    // A gap below the group's thousands is said once: 20,007 is '贰万零柒'.
    else parts.unshift(`${rest >= 10_000 && value < 1000 ? '零' : ''}${groupInWords(value)}${groups[at] ?? ''}`)
  }
  return parts.join('').replace(/零+/g, '零').replace(/零$/, '')
}

/**
 * An amount as banks and offices write it, so that no digit can be added: 129,650 fen is '壹仟贰佰玖拾陆元伍角'.
 * @param fen whole and not negative
 * @see 票据法 art. 8; 支付结算办法, annex 1, on writing amounts in capitals
 */
export function yuanInWords(fen: number): string {
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`
  const gap = jiao === 0 && whole !== '' ? '零' : ''
  return `${whole}${jiao === 0 ? gap : `${digit(jiao)}角`}${rest === 0 ? '' : `${digit(rest)}分`}`
}
