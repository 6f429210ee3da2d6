import { callForFamily } from '#shared/domain/applications/calls.ts'
import type { DutyView, Level, Owner } from '#shared/domain/applications/clock.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { dutyStateWords, plainDutyWords } from '#lib/desk/words/clock.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayWords, dueWords } from './due.ts'
import type { Offices } from './offices.server.ts'

/** Who must do what by when, as a family reads it. */
export interface PlainDuty {
  key: string
  who: string
  what: string
  by: string
  state: DutyView['state']
  standing: string
  pause: string | undefined
  call: { words: string; phone: string; late: boolean } | undefined
}

const nameOf = (who: Owner | Level, { town, county }: Offices): string => {
  if (who === 'family') return m.clock_plain_you()
  return who === 'town' || who === 'town-lead' ? town : county
}

const callOf = (duty: DutyView, { answers, procedure }: OwnApplication, offices: Offices): PlainDuty['call'] => {
  const call = callForFamily(duty, answers.place?.village ?? '', procedure)
  if (call === null) return undefined
  if (call.who === 'supervisor') return { words: m.clock_late_call(), phone: call.phone, late: true }
  const words =
    call.who === 'family'
      ? m.clock_call_help({ office: offices.town })
      : m.clock_call_office({ office: nameOf(call.who, offices) })
  return { words, phone: call.phone, late: false }
}

/** What is still owed, the nearest day first. */
export const plainDuties = (application: OwnApplication, offices: Offices): PlainDuty[] =>
  application.duties
    .filter(({ state }) => state !== 'done')
    .toSorted((one, other) => one.due.date.localeCompare(other.due.date))
    .map((duty) => ({
      key: duty.key,
      who: nameOf(duty.owner, offices),
      what: plainDutyWords[duty.key](),
      by: m.clock_plain_by({ day: dueWords(duty.due, application.today) }),
      state: duty.state,
      standing: dutyStateWords[duty.state](),
      pause:
        duty.state === 'paused' && duty.pause
          ? m.clock_paused_until({ day: dayWords(duty.pause.until, application.today), reason: duty.pause.reason })
          : undefined,
      call: callOf(duty, application, offices),
    }))
