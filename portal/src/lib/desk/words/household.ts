import type { Trace } from '#shared/domain/applications/trace.ts'
import type { Archive } from '#shared/domain/archives/archive.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Word } from './word.ts'

export const archiveWords: Readonly<Record<Archive['status'], Word>> = {
  asked: m.county_archive_waits,
  approved: m.county_archive_making,
  ready: m.county_archive_ready,
  'too-large': m.county_archive_too_large,
}

export const traceWords: Readonly<Record<Trace['deed'], Word>> = {
  viewed: m.county_trace_viewed,
  'asked-export': m.county_trace_asked_export,
  'approved-export': m.county_trace_approved_export,
  exported: m.county_trace_exported,
  'looked-up': m.county_trace_looked_up,
  'opened-note': m.county_trace_opened_note,
  'wrote-note': m.investigation_trace_wrote_note,
  refused: m.county_trace_refused,
}
