import type { Place } from '#shared/domain/applications/answers.ts'
import { m } from '#lib/paraglide/messages.js'

type How = NonNullable<Place['registration']>['how']

export const registrationName: Readonly<Record<How, () => string>> = {
  here: m.entry_place_here,
  apart: m.entry_place_apart,
  permit: m.entry_place_permit,
}

/** What the answer changes: which office takes the application, and why. */
export const receivingWords: Readonly<Record<How, () => string>> = {
  here: m.entry_place_goes_here,
  apart: m.entry_place_goes_apart,
  permit: m.entry_place_goes_permit,
}
