import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yuanInWords } from '#shared/domain/money-in-words.ts'

test.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角'],
  [100, '壹元整'],
  [105, '壹元零伍分'],
  [129_600, '壹仟贰佰玖拾陆元整'],
  [129_650, '壹仟贰佰玖拾陆元伍角'],
  [104_000, '壹仟零肆拾元整'],
  [2_000_700, '贰万零柒元整'],
  [10_000_000, '壹拾万元整'],
  [1_000_000_001, '壹仟万元零壹分'],
  [1_000_100_000, '壹仟万壹仟元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [168_032_000, '壹佰陆拾捌万零叁佰贰拾元整'],
])('%i fen are %s', (fen, words) => {
  expect(yuanInWords(fen)).toBe(words)
})

/** The amount that words say, read by their places. */
const read = (words: string): number => {
  const value = (sign: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(sign)
  const place: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }
  let [fen, group, digit] = [0, 0, 0]
  for (const sign of words) {
    if (value(sign) >= 0) digit = value(sign)
    else if (sign in place) [group, digit] = [group + digit * (place[sign] ?? 0), 0]
    else if (sign === '万' || sign === '亿')
      [fen, group, digit] = [
        (fen + (group + digit) * 100) * (sign === '万' ? 10_000 : 1) * (sign === '亿' ? 100_000_000 : 1),
        0,
        0,
      ]
    else if (sign === '元') [fen, group, digit] = [fen + (group + digit) * 100, 0, 0]
    else if (sign === '角') [fen, digit] = [fen + digit * 10, 0]
    else if (sign === '分') [fen, digit] = [fen + digit, 0]
  }
  return fen
}

test('any amount below a hundred million yuan is read back as itself, never with two zeros in a row', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (fen) => {
      expect(read(yuanInWords(fen))).toBe(fen)
      expect(yuanInWords(fen)).not.toContain('零零')
    }),
  )
})
