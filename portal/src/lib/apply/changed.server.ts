import { sectionNames, type CompleteAnswers, type Section } from '#shared/domain/applications/answers.ts'
import { assessment } from '#shared/domain/applications/assess.ts'
import { countedIn } from '#shared/domain/applications/counted.ts'
import type { OwnApplication } from '#shared/domain/applications/views.ts'
import { monthOf } from '#shared/domain/calendar/calendar.ts'
import { Program } from '#shared/domain/programs/program.ts'
import type { Step } from '#shared/domain/programs/receipt.ts'
import { yuan } from '#lib/money.ts'
import { m } from '#lib/paraglide/messages.js'
import { receiptLines, type ReceiptLine } from '#lib/receipt-lines.ts'
import { attempt } from '#lib/server/refusal.ts'
import { officesOf } from './standing/offices.server.ts'

/** What a family was not asked yet is taken to be nothing. */
const untold = {
  incomes: [],
  deductions: [],
  property: { financialFen: 0, cars: 0, homes: 0, shops: 0 },
  circumstances: { cause: 'other', description: '', phone: null, kinOfOfficer: false },
} satisfies Partial<CompleteAnswers>

/** The calculation over the answers so far; empty before there are a place and a person, and where no policy is in force. */
async function soFar({ api, language }: App.Locals, application: OwnApplication): Promise<readonly Step[]> {
  const { answers, estimate, procedure, today } = application
  const { place, members } = answers
  if (estimate !== null) return estimate.steps
  const program = Program.safeParse(application.program).data
  if (place === undefined || members === undefined || program === undefined) return []
  const told = { ...untold, ...answers, place, members }
  const asked = { ...assessment({ program, adjustments: [] }, told, monthOf(today), procedure), program }
  return (await attempt(language, {}, () => api.programs.public.estimate(asked))).value?.steps ?? []
}

const isSupport = ({ kind }: Step) => kind === 'family-support'
const isIncome = ({ label }: Step) => label === 'income' || label === 'income-not-counted'

/** Which lines of the calculation come from a section's answers. */
const linesFrom: Partial<Record<Section, (step: Step) => boolean>> = {
  members: ({ label }) => label === 'top-up',
  incomes: (step) => isIncome(step) && !isSupport(step),
  supporters: (step) => isIncome(step) && isSupport(step),
  deductions: ({ label }) => label === 'deduction',
  property: ({ label }) => label === 'property' || label === 'property-above-limit',
  circumstances: ({ label }) => label === 'share' || label === 'alone',
}

/** What the answers of each section change: who decides, who counts, what is taken off or added (57号 art. 7–14). */
export async function changedBy(
  locals: App.Locals,
  application: OwnApplication,
): Promise<Partial<Record<Section, string>>> {
  const { answers, today } = application
  if (answers.place === undefined) return {}
  const place = m.apply_changed_place({ office: officesOf(application).town })
  const steps = await soFar(locals, application)
  if (steps.length === 0) return { place }
  const persons = m.household_persons({ persons: countedIn(answers.members ?? [], today) })
  const changed = sectionNames.flatMap((section) => {
    const isOf = linesFrom[section]
    if (isOf === undefined || answers[section] === undefined) return []
    const lines = receiptLines(steps.filter(isOf), locals.language).map(lineSaid)
    const all = section === 'members' ? [persons, ...lines] : lines
    return [[section, all.join(m.apply_comma()) || m.apply_changed_nothing()] as const]
  })
  return { place, ...Object.fromEntries(changed) }
}

const lineSaid = ({ what, why, fen }: ReceiptLine) =>
  fen === undefined ? m.apply_changed_line({ what, why }) : `${what} ${yuan(fen)} ${m.unit_yuan()}`
