import { describe, expect, test } from 'vitest'
import { letterOf } from '#shared/domain/decisions/letter.ts'
import { Proof, ProofCode, proofOf } from '#shared/domain/decisions/proof.ts'
import { caseAfter, family } from '../applications/case.ts'
import { announced, granted, ready, refused, withCounty } from '../applications/history.ts'

const proof = { code: '7K4M-2Q9X-B3RT-6WVZ', url: 'https://portal.example/verify/7K4M-2Q9X-B3RT-6WVZ' }
const wordsOf = (events: Parameters<typeof caseAfter>[0]) => JSON.stringify(letterOf(caseAfter(events), proof))
const denied = [...ready, refused()]

describe('the written decision', () => {
  test('given a confirmation, it says the amount in figures and words, from when, and how to object', () => {
    const words = wordsOf(granted)
    for (const said of [
      '城市低保确认通知书',
      '1,296.00 元（人民币壹仟贰佰玖拾陆元整）',
      '2026年10月起',
      '60 日',
      '6 个月',
    ])
      expect(words).toContain(said)
  })

  test('given a refusal, it says why in words and by clause, and how to object, but no amount', () => {
    const words = wordsOf(denied)
    for (const said of [
      '不予确认',
      '不符合规定的条件',
      '人均收入不低于标准',
      '第四十五条',
      '荣昌区人民政府',
      '荣昌区人民法院',
    ])
      expect(words).toContain(said)
    expect(words).not.toContain('每月金额')
  })

  test('given no decision, there is none, nor anything to check', () => {
    expect(letterOf(caseAfter(withCounty), proof)).toBeNull()
    expect(proofOf(caseAfter(withCounty))).toBeNull()
  })
})

describe('what anyone with the code may see', () => {
  test('is that the decision was given and stands: no amount, no household, no given name', () => {
    const shown = Proof.parse(proofOf(caseAfter([...granted, announced()])))
    expect(shown).toEqual({
      outcome: 'confirmed',
      number: 'RC-2608-7K4M',
      program: 'urban-dibao',
      county: '500153',
      surname: '李',
      decidedOn: '2026-09-23',
      standing: 'stands',
    })
    for (const { name, idNumber } of family.members) {
      expect(JSON.stringify(shown)).not.toContain(name)
      expect(JSON.stringify(shown)).not.toContain(idNumber)
    }
  })

  test('a code is read as it is spoken or typed, and nothing else is one', () => {
    expect(ProofCode.parse(' 7k4m 2q9x-b3rt 6wvz')).toBe('7K4M2Q9XB3RT6WVZ')
    expect(ProofCode.parse('OOOO-IIII-LLLL-0000')).toBe('0000111111110000')
    expect(ProofCode.safeParse('7K4M-2Q9X').error?.issues[0]?.message).toBe('code-malformed')
  })
})
