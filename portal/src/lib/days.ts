import type { Language } from './language.ts'

const tags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const timeZone = 'Asia/Shanghai'

/** "11 月 30 日" or "30 November", with the year when asked, of a date (YYYY-MM-DD) or an instant (ISO 8601). */
export function day(iso: string, language: Language, { year = false } = {}): string {
  const instant = new Date(iso.length === 10 ? `${iso}T00:00:00+08:00` : iso)
  const parts = new Intl.DateTimeFormat(tags[language], {
    timeZone,
    day: 'numeric',
    month: 'long',
    ...(year ? { year: 'numeric' } : {}),
  })
  return spaced(parts.format(instant), language)
}

/** "11 月 30 日 10:32". */
export function moment(iso: string, language: Language): string {
  const clock = new Intl.DateTimeFormat(tags[language], {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return `${day(iso, language)} ${clock.format(new Date(iso))}`
}

/** "2026 年 11 月" or "November 2026", of YYYY-MM. */
export function month(iso: string, language: Language): string {
  const format = new Intl.DateTimeFormat(tags[language], { timeZone, year: 'numeric', month: 'long' })
  return spaced(format.format(new Date(`${iso.slice(0, 7)}-01T00:00:00+08:00`)), language)
}

function spaced(text: string, language: Language): string {
  return language === 'zh' ? text.replace(/(\d+)(年|月|日)/g, '$1 $2 ').trim() : text
}
