import { isDeepStrictEqual } from 'node:util'
import { sectionNames, type Section } from '#shared/domain/applications/answers.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import type { Typed } from '#lib/server/refusal.ts'
import type { Question } from './question.ts'
import { account } from './questions/account.ts'
import { circumstances } from './questions/circumstances.ts'
import { contradiction, deductions, incomesOf } from './questions/lines.ts'
import { member, toldOf } from './questions/member.ts'
import { place } from './questions/place.ts'
import { property } from './questions/property.ts'
import { supporter } from './questions/supporter.ts'
import { keptIncomes } from './scratch.server.ts'

/** How far a part of the application is. `unfinished`: something was typed that is not saved yet. */
export type State = 'done' | 'unfinished' | 'to-do' | 'later'

/**
 * What was typed on a page and is not what is saved: the fields to show again. A scratch that says the same as the
 * answer (it was on its way while the page was saved) is none.
 */
export function unfinished<Answer>(
  scratch: Typed | undefined,
  question: Question<Answer>,
  saved: Answer | undefined,
): Typed | undefined {
  if (!scratch || Object.values(scratch).every((text) => text === '')) return undefined
  if (saved === undefined) return scratch
  const read = question.schema.safeParse(question.read(scratch))
  return read.success && isDeepStrictEqual(read.data, saved) ? undefined : scratch
}

/** The fields of a page: as typed last, else as saved. */
export function opened<Answer>(scratch: Typed | undefined, question: Question<Answer>, saved: Answer | undefined) {
  const left = unfinished(scratch, question, saved)
  return { typed: left ?? (saved === undefined ? {} : question.show(saved)), unfinished: left !== undefined }
}

/** Members whose page was begun and not saved, counted from 1. */
export const unfinishedMembers = ({ scratch, answers }: OwnApplication): number[] =>
  Array.from({ length: 15 }, (_, index) => index + 1).filter((number) =>
    unfinished(scratch[`member-${number}`], member(number), toldOf(answers.members?.[number - 1])),
  )

/** The same of supporters outside the household. */
export const unfinishedSupporters = ({ scratch, answers }: OwnApplication): number[] =>
  Array.from({ length: 10 }, (_, index) => index + 1).filter((number) =>
    unfinished(scratch[`supporter-${number}`], supporter, answers.supporters?.[number - 1]),
  )

/**
 * One member's incomes: their page as typed last, else as saved; undefined when they were never asked. The answers wait
 * in the scratch until every member's are told, so a page there is only unfinished when it does not pass.
 */
export function openedIncomes(
  application: OwnApplication,
  number: number,
): { typed: Typed | undefined; unfinished: boolean } {
  const saved = application.answers.incomes?.filter(({ member }) => member === number - 1)
  const question = incomesOf(number - 1)
  const kept = keptIncomes(application, number)
  if (!kept) return { typed: saved && question.show(saved), unfinished: false }
  if (isAsked(kept)) return { typed: undefined, unfinished: false }
  if (saved === undefined) return { typed: kept, unfinished: incomesIn(kept, number) === undefined }
  const left = contradiction(kept) ? kept : unfinished(kept, question, saved)
  return { typed: left ?? question.show(saved), unfinished: left !== undefined }
}

/** An empty page stands for a member who came after the incomes were saved, and is still to be asked. */
const isAsked = (kept: Typed) => Object.keys(kept).length === 0

/** The incomes on a member's page, or undefined when they do not pass. */
export function incomesIn(typed: Typed, number: number) {
  if (contradiction(typed)) return undefined
  const question = incomesOf(number - 1)
  return question.schema.safeParse(question.read(typed)).data
}

/** A member's incomes as told so far; undefined while they are not. */
export function toldIncomes(application: OwnApplication, number: number) {
  const { typed } = openedIncomes(application, number)
  return typed && incomesIn(typed, number)
}

function incomesUnfinished(application: OwnApplication): boolean {
  const { answers, scratch } = application
  if (Object.keys(scratch['incomes'] ?? {}).length === 0) return false
  if (answers.incomes === undefined) return true
  return (answers.members ?? []).some((_, index) => {
    const { typed, unfinished: left } = openedIncomes(application, index + 1)
    return typed === undefined || left
  })
}

function isUnfinished(application: OwnApplication, section: Section): boolean {
  const { scratch, answers } = application
  switch (section) {
    case 'members':
      return unfinishedMembers(application).length > 0
    case 'incomes':
      return incomesUnfinished(application)
    case 'supporters':
      return unfinishedSupporters(application).length > 0
    case 'place':
      return unfinished(scratch['place'], place, answers.place) !== undefined
    case 'deductions':
      return unfinished(scratch['deductions'], deductions, answers.deductions) !== undefined
    case 'property':
      return unfinished(scratch['property'], property, answers.property) !== undefined
    case 'account':
      return unfinished(scratch['account'], account, answers.account) !== undefined
    case 'circumstances':
      return unfinished(scratch['circumstances'], circumstances, answers.circumstances) !== undefined
  }
}

/** Every section with how far it is. Incomes and costs belong to members, so those come first. */
export function progress(application: OwnApplication): { section: Section; state: State }[] {
  const members = application.answers.members !== undefined
  return sectionNames.map((section) => {
    if (isUnfinished(application, section)) return { section, state: 'unfinished' }
    if (application.answers[section] !== undefined) return { section, state: 'done' }
    return { section, state: !members && (section === 'incomes' || section === 'deductions') ? 'later' : 'to-do' }
  })
}
