import type { Mandate } from '#shared/domain/applications/mandate.ts'
import { m } from '#lib/paraglide/messages.js'

export const mandateHow: Readonly<Record<Mandate['how'], () => string>> = {
  paper: m.mandate_how_paper,
  code: m.mandate_how_code,
}

export const mandateScope: Readonly<Record<Mandate['scope'], () => string>> = {
  'fill-in': m.mandate_scope_fill_in,
  send: m.mandate_scope_send,
}
