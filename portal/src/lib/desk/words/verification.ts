import type { Purpose } from '#shared/domain/verification/request.ts'
import { Source, sources } from '#shared/domain/verification/sources.ts'
import { getLocale } from '#lib/paraglide/runtime.js'
import { m } from '#lib/paraglide/messages.js'
import { type Word, wordFor, type WordsFor } from './word.ts'

export const purposeWords: WordsFor<Purpose> = {
  application: m.verification_purpose_application,
  answer: m.verification_purpose_answer,
  renewal: m.verification_purpose_renewal,
}

export const sourceName = (source: Source): string => sources[source][getLocale()]

const deeds: Readonly<Record<string, Word>> = {
  read: m.verification_trace_read,
  asked: m.verification_trace_asked,
  list: m.verification_trace_list,
}

/** What a trace says of a look-up, in words: 'asked application tax banks', 'list tax', 'read'. */
export const lookUpWords = (about: string | null): string =>
  (about ?? '')
    .split(' ')
    .map((word) => {
      const source = Source.safeParse(word).data
      return source === undefined ? wordFor({ ...deeds, ...purposeWords }, word) : sourceName(source)
    })
    .join(' ')
