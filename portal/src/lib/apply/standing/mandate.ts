import { heldDays } from '#shared/domain/applications/carried.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { day } from '#lib/days.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

/** Who carries the application, and for how long it has waited there; undefined where nobody does. */
export function carriedWords({ mandate, stage, startedAt, today }: OwnApplication) {
  if (mandate === null) return undefined
  const { ended, name } = mandate
  const agent = mandate.agent.name
  if (ended) return { running: false, words: m.mandate_ended_words({ agent, day: day(ended.at, getLocale()) }) }
  if (stage !== 'DRAFT') return { running: true, words: m.mandate_carried_words({ agent, name }) }
  const since = day(startedAt, getLocale())
  const days = heldDays(startedAt, today)
  return { running: true, words: m.mandate_held_words({ agent, name, day: since, days }) }
}
