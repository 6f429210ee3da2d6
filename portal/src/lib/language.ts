import type { Locale } from '#lib/paraglide/runtime.js'

export type Language = Locale

/** The value of `lang` for each language of the portal. */
export const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

export const otherLanguage: Record<Language, Language> = { zh: 'en', en: 'zh' }
