/** The demo: people, policies, 41 families on their way, a few reports. Run once, with dates relative to this moment. */
import { randomBytes, randomUUID } from 'node:crypto'
import { accounts } from '#infra/local/identity/accounts.ts'
import { Answers } from '#shared/domain/applications/answers.ts'
import { newApplication, type Application } from '#shared/domain/applications/application.ts'
import { decide } from '#shared/domain/applications/decide.ts'
import { evolve } from '#shared/domain/applications/evolve.ts'
import { applicationNumber } from '#shared/domain/applications/number.ts'
import { isRefusal } from '#shared/domain/applications/refusal.ts'
import { by } from '#shared/domain/applications/rule.ts'
import type { VisitNote } from '#shared/domain/applications/visit-note.ts'
import { rulebookFor } from '#shared/domain/applications/rulebook.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { childrenOf } from '#shared/domain/divisions/divisions.ts'
import { Person, type Actor } from '#shared/domain/people/person.ts'
import { PolicyFile } from '#shared/domain/programs/policy.ts'
import { published, quarterBefore } from '#shared/domain/reports/numbers.ts'
import { receive } from '#shared/domain/reports/sender.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import { findCase, record, saveDraft, startApplication } from '#shared/store/applications.ts'
import { namesOf, writeKin } from '#shared/store/kin.ts'
import { savePerson } from '#shared/store/people.ts'
import { savePolicy } from '#shared/store/public-record.ts'
import { leaveNote } from '#shared/store/visit-notes.ts'
import { publishNumbers } from '#shared/store/published-numbers.ts'
import { tips } from '#shared/store/reports.ts'
import { loadBenefit } from './benefits.ts'
import { loadComplaints } from './complaints.ts'
import { loadKeys } from './keys.ts'
import { answerFor } from './replies.ts'
import { histories, type Step } from './histories.ts'
import { filledIn } from './surveys.ts'
import { householdAnswers, renyiTown } from './households.ts'
import file from './policies.json' with { type: 'json' }

const dayMilliseconds = 86_400_000
const hourMilliseconds = 3_600_000
/** The steps of a day take an hour, and never lie on both sides of midnight: in a day's first hour they were yesterday's. */
const startOf = (now: number): number => {
  const anHourAgo = now - hourMilliseconds
  const dateOf = (at: number) => localDate(new Date(at).toISOString())
  return dateOf(now) === dateOf(anHourAgo) ? now : anHourAgo
}
const start = startOf(Date.now())
const { policies } = PolicyFile.parse(file)

/** Steps of one day follow one another by minutes, so that a history reads in order. */
const instant = (daysAgo: number, order: number) =>
  new Date(start - daysAgo * dayMilliseconds - (60 - order) * 60_000).toISOString()
const day = (daysAgo: number) => localDate(instant(daysAgo, 0))

const actorOf = (account: string, owner: string): Actor => {
  if (account === 'owner') return { id: owner, name: owner, role: 'resident', division: '' }
  const found = accounts.find((known) => known.account === account)
  return Person.parse({ id: account, name: found?.name, role: found?.role, division: found?.division })
}

const walk = async (before: Application, [daysAgo, account, told]: Step, order: number): Promise<Application> => {
  const command = told.verb === 'recordSurvey' ? filledIn(told, before.answers) : told
  const now = instant(daysAgo, order)
  const actor = actorOf(account, before.resident)
  const newNumber = applicationNumber(before.answers.place?.village ?? '', localDate(now), randomBytes(4))
  const event = decide(before, command, {
    actor,
    now,
    newId: randomUUID(),
    newNumber,
    ...rulebookFor(before, policies, now),
    replies: (await findCase(before.id))?.replies ?? [],
    objectors: [],
    mandateShown: false,
    sheets: [],
  })
  if (isRefusal(event)) throw new Error(`A demo case cannot go on with ${command.verb}: ${JSON.stringify(event)}`)
  const after = evolve(before, event)
  const recorded = await record({ before, after, event, actor: actor.id, requestId: null })
  if (recorded !== 'recorded') throw new Error(`A demo case was not recorded: ${recorded}`)
  return after
}

/** 李桂花 has the case under notice, 王建国 a draft; the last family of the list lives in 仁义镇. */
const owners = ['resident-li', 'resident-wang']
/** Whose benefit may become less: 王建国, who has a draft for another program besides. */
const recipient = 'resident-wang'

/** Where the verifier says that registers answered on paper, no file came. */
const spokenOnPaper = (steps: readonly Step[]) =>
  steps.some(([, , command]) => command.verb === 'reportVerification' && command.silence !== undefined)
const isUnfit = (steps: readonly Step[]) =>
  steps.some(([, , command]) => command.verb === 'reportVerification' && command.result === 'unfit')

const dogInTheYard = (author: Actor): VisitNote => ({
  id: randomUUID(),
  kind: 'safety',
  text: '院里有一条大狗，去之前先打电话，请家里拴好。',
  by: by(author),
  at: instant(4, 0),
})

const load = async (steps: readonly Step[], index: number): Promise<void> => {
  const village = index === 4 || index === 11 ? childrenOf(renyiTown)[0]?.code : undefined
  const isAnnounced = steps.at(-1)?.[2].verb === 'announce'
  const resident = (isAnnounced ? recipient : owners[index]) ?? `household-${String(index + 1).padStart(2, '0')}`
  const blank = newApplication({
    id: randomUUID(),
    program: index % 3 === 2 ? 'rural-dibao' : 'urban-dibao',
    resident,
    now: instant((steps[0]?.[0] ?? 1) + 1, 0),
  })
  await startApplication({ id: blank.id, program: blank.program, resident, now: blank.startedAt })
  const whole = householdAnswers(index, village)
  const answers = steps.length > 0 ? whole : Answers.parse({ place: whole.place, members: whole.members })
  let application = { ...blank, version: blank.version + 1, answers }
  await saveDraft(blank, application, undefined)
  for (const [order, step] of steps.entries()) {
    application = await walk(application, step, order)
    if (step[2].verb === 'startSurvey') await leaveNote(application.id, dogInTheYard(actorOf(step[1], resident)))
    if (step[2].verb === 'startVerification' && !spokenOnPaper(steps)) await answerFor(application, isUnfit(steps))
  }
  await loadBenefit(application, actorOf('town-changyuan', ''), instant(0, 0), isAnnounced)
}

const report = async (store: typeof tips, filing: Parameters<typeof receive>[1], daysAgo: number) => {
  const receipt = newReceipt(randomBytes(16)).replaceAll('-', '')
  const known = await namesOf('500153')
  await store.file(receive(await store.idOf(receipt), filing, { now: instant(daysAgo, 0), known }), receipt)
}

const place = { division: '500153001', place: '玉屏社区' }
const officers = accounts
  .filter(({ role }) => role !== 'resident')
  .map(({ account, name, role, division }) => Person.parse({ id: account, name, role, division }))
for (const officer of officers) await savePerson(officer)
await loadKeys(officers, instant(60, 0))
/** The mother of the family with this number is 赵敏's sister: her colleague takes the case, and the county visits. */
const familyOfKin = 5
const [relative] = householdAnswers(familyOfKin, undefined).members
if (relative !== undefined)
  await writeKin(
    {
      id: randomUUID(),
      version: 1,
      county: '500153',
      of: { kind: 'account', account: 'town-changyuan' },
      officer: '赵敏',
      relation: 'sibling',
      name: relative.name,
      idNumber: relative.idNumber,
      by: '唐磊',
      at: instant(30, 0),
      removed: false,
    },
    null,
  )
for (const policy of policies) await savePolicy(policy)
for (const [index, steps] of histories(day).entries()) await load(steps, index)
await report(
  tips,
  {
    kind: 'hidden-income',
    against: 'family',
    about: '桂花路口卖菜的一家',
    ...place,
    facts: '每天都出摊，收入不低，却说没有收入。',
    contact: null,
  },
  3,
)
await report(
  tips,
  {
    kind: 'official-favouritism',
    against: 'county',
    about: '区民政局一位工作人员',
    ...place,
    facts: '亲戚家没有困难也在领低保。',
    contact: null,
  },
  12,
)
const numbers = { quarter: quarterBefore(day(0)), received: 17, concluded: 15, onTime: 15, substantiated: 6 }
await publishNumbers('500153', published(numbers))
await loadComplaints()
