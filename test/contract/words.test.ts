import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const portal = new URL('../../portal/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, portal), 'utf8')
const filesIn = (folder: string) => readdirSync(new URL(folder, portal), { recursive: true, encoding: 'utf8' })

const wordsIn = (language: string): string[] =>
  filesIn('messages/')
    .filter((file) => file.endsWith(`.${language}.json`))
    .flatMap((file) => [...read(`messages/${file}`).matchAll(/^ {2}"(\w+)":/gm)].map(([, word]) => word ?? ''))
    .toSorted()

const used = new Set(
  filesIn('src/')
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.startsWith('lib/paraglide/'))
    .flatMap((file) => [...read(`src/${file}`).matchAll(/\bm\.(\w+)/g)].map(([, word]) => word)),
)

describe('the words of the portal', () => {
  it('stand in both languages, each once', () => {
    expect(wordsIn('en')).toEqual(wordsIn('zh'))
    expect(wordsIn('zh')).toEqual([...new Set(wordsIn('zh'))])
  })

  it('are all said on some page, and no page says another', () => {
    expect(wordsIn('zh')).toEqual([...used].toSorted())
  })
})
