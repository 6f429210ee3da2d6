import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import settings from './project.inlang/settings.json' with { type: 'json' }

const areas = settings['plugin.inlang.messageFormat'].pathPattern
const { locales } = settings

/**
 * Stops the build when a sentence is missing in one language, or when Paraglide compiled fewer messages than were
 * written: with its plugin not loaded it compiles none at all and reports success.
 */
export function completeMessages(compiledTo: string): Plugin {
  const written = new Map(areas.flatMap((area) => [...readArea(area)]))
  return {
    name: 'complete-messages',
    buildEnd: {
      order: 'post',
      handler(error) {
        if (error) return
        const compiled = new Set(readdirSync(compiledTo).map((file) => file.replace(/\.js$/, '')))
        const missing = [...written.keys()].filter((key) => !compiled.has(key))
        if (missing.length)
          this.error(`Not compiled by Paraglide: ${missing.slice(0, 5).join(', ')} (${missing.length} in all)`)
      },
    },
  }
}

/** Key -> the placeholders of its sentence; refuses keys that the languages of one area do not share. */
function readArea(area: string): Map<string, string> {
  const versions = locales.map((locale) => [locale, sentences(area.replace('{locale}', locale))] as const)
  const keys = new Set(versions.flatMap(([, sentences]) => [...sentences.keys()]))
  for (const key of keys) {
    const placeholders = versions.map(([locale, sentences]) => {
      const sentence = sentences.get(key)
      if (!sentence?.trim()) throw new Error(`${area}: "${key}" has no sentence in ${locale}`)
      return [...new Set(sentence.match(/\{\w+\}/g))].sort().join()
    })
    if (new Set(placeholders).size > 1)
      throw new Error(`${area}: the languages fill "${key}" differently: ${placeholders.join(' / ')}`)
  }
  return new Map([...keys].map((key) => [key, key]))
}

function sentences(path: string): Map<string, string> {
  const file: Record<string, string> = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
  return new Map(Object.entries(file).filter(([key]) => key !== '$schema'))
}
