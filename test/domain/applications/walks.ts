import fc from 'fast-check'
import { Application } from '#shared/domain/applications/application.ts'
import { commands, type Command, type Verb } from '#shared/domain/applications/commands.ts'
import { barred, decide } from '#shared/domain/applications/decide.ts'
import { Event } from '#shared/domain/applications/events.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { isRefusal, type Refusal } from '#shared/domain/applications/refusal.ts'
import type { Facts } from '#shared/domain/applications/rule.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { draftOf, entitled, kinOfOfficer, family, morningOf, noticeId, notEntitled, people } from './case.ts'

/** Random walks of one case: mostly what is open to the right person, sometimes anything by anybody. */

export const verbs = Object.keys(commands).filter((name): name is Verb => name in commands)

/** Besides the demo people: who changed office since, who shares a surveyor's name, and an officer who applies. */
export const actors: readonly Actor[] = [
  ...Object.values(people),
  { ...people.confirmer, id: people.examiner.id, name: people.examiner.name },
  { ...people.confirmer, id: people.town2.id, name: people.town2.name },
  { ...people.confirmer, id: 'county-confirmer-2', name: '田野' },
  { ...people.town, id: people.li.id, name: people.li.name },
]

/** Words that must never reach the family carry this sign; whoever writes them does not know who reads. */
export const officeOnly = '〔内部〕'

const surveyGroups = [
  ['赵敏', '周伟'],
  ['周伟', '孙丽华'],
  ['赵敏', '何静'],
  ['吴强', '田野', '赵敏'],
]

export interface Dice {
  readonly choice: number
  readonly anything: boolean
  readonly verb: Verb
  readonly actor: Actor
  readonly days: number
  readonly words: number
}

export const dice: fc.Arbitrary<Dice> = fc.record({
  choice: fc.nat(1000),
  anything: fc.nat(5).map((n) => n === 0),
  verb: fc.constantFrom(...verbs),
  actor: fc.constantFrom(...actors),
  days: fc.constantFrom(0, 0, 1, 1, 3, 8, 9),
  words: fc.nat(11),
})

const commandFor = (verb: Verb, words: number, today: string): Command => {
  const inside = `${officeOnly}${verb}`
  switch (verb) {
    case 'submit':
      return { verb, truthDeclared: true, verificationAuthorised: true }
    case 'accept':
    case 'startSurvey':
    case 'forward':
    case 'announce':
      return { verb }
    case 'askForMissing':
      return { verb, items: ['户口簿一页'] }
    case 'answerDeficiency':
    case 'answerFinding':
      return { verb, answer: '家里的回答' }
    case 'withdraw':
    case 'warn':
    case 'terminate':
      return { verb, reason: '写给家里看的理由' }
    case 'recordSurvey':
      return {
        verb,
        visitedOn: today,
        surveyors: [...(surveyGroups[words % surveyGroups.length] ?? [])],
        method: 'visit',
        findings: inside,
      }
    case 'orderResurvey':
    case 'orderAppraisal':
      return { verb, reason: inside }
    case 'recordAppraisal':
      return { verb, present: 10, inFavour: words, minutes: inside }
    case 'giveOpinion':
      return { verb, outcome: words % 3 === 0 ? 'refuse' : 'grant', reasons: '写给家里看的理由' }
    case 'recordObjection':
      return { verb, text: inside }
    case 'reportVerification':
      return { verb, result: words % 3 === 0 ? 'unfit' : 'fit', findings: '写给家里看的结论' }
    case 'recordCountyVisit':
      return { verb, visitedOn: today, findings: inside }
    case 'examine':
      return { verb, minutes: inside }
    case 'confirm':
    case 'refuse':
      return { verb, reasons: '写给家里看的理由' }
    case 'returnToTown':
      return { verb, questions: inside }
  }
}

/** What ends a case is left to chance alone, or no walk would be long. */
const ends: readonly Verb[] = ['withdraw', 'terminate', 'refuse']

const openTo = (state: Application) =>
  verbs
    .filter((verb) => !ends.includes(verb))
    .flatMap((verb) => actors.filter((actor) => barred(state, verb, actor) === null).map((actor) => ({ verb, actor })))

export interface Deed {
  readonly before: Application
  readonly command: Command
  readonly facts: Facts
  readonly outcome: Event | Refusal
  readonly after: Application
}

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

const deed = (before: Application, now: string, thrown: Dice): Deed => {
  const open = openTo(before)
  const likely = open[thrown.choice % Math.max(open.length, 1)]
  const { verb, actor } = thrown.anything || likely === undefined ? thrown : likely
  const command = commandFor(verb, thrown.words, now.slice(0, 10))
  const estimate = thrown.words === 7 ? notEntitled : thrown.words === 11 ? null : entitled
  const facts = frozen({ actor, now, newId: noticeId, newNumber: 'RC-2609-7K4M', estimate })
  const outcome = decide(before, frozen(command), facts)
  return { before, command, facts, outcome, after: isRefusal(outcome) ? before : frozen(evolve(before, outcome)) }
}

/** Everything is frozen, so whoever changes what was given throws. */
export const walk = (isKin: boolean, throws: readonly Dice[]): Deed[] => {
  const deeds: Deed[] = []
  let state = frozen(draftOf(isKin ? kinOfOfficer : family))
  let time = Date.parse(morningOf('2026-08-31'))
  for (const thrown of throws) {
    time += thrown.days * 86_400_000 + 60_000
    const done = deed(state, new Date(time).toISOString(), thrown)
    deeds.push(done)
    state = done.after
  }
  return deeds
}

export const walks = fc
  .tuple(fc.nat(3), fc.array(dice, { minLength: 30, maxLength: 60, size: 'max' }))
  .map(([kin, throws]) => walk(kin === 0, throws))

export const eventsIn = (deeds: readonly Deed[]): Event[] =>
  deeds.flatMap(({ outcome }) => (isRefusal(outcome) ? [] : [outcome]))

export const mayNot = (verb: Verb): readonly Actor[] =>
  actors.filter(({ role }) => !transitions[verb].by.includes(role))
