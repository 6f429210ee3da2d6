import * as z from 'zod'
import { CaseNumber } from '#shared/domain/applications/number.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { PersonName } from '#shared/domain/people/identity-number.ts'
import { Outcome } from '#shared/domain/petitions/petition.ts'
import { text } from '#shared/domain/text.ts'

const words = (example: string) => text(2, 2000).meta({ examples: [example] })
const day = LocalDate.meta({ examples: ['2026-12-01'] })
const nothing = z.strictObject({})

/** What the tip desk does with a tip, each with its body. */
export const reportCommands = {
  take: nothing,
  passOn: z.strictObject({ reason: words('反映的是局里工作人员，由监督岗办理。') }),
  returnWronglyRouted: z.strictObject({ reason: words('反映的是一户人家，不涉及工作人员。') }),
  takeOver: z.strictObject({ reason: words('原经办人调离。') }),
  write: z.strictObject({ text: text(1, 2000).meta({ examples: ['您方便补充一下时间和地点吗？'] }) }),
  /** Whose family it is: with it a look at them is ordered, as if by lot. */
  link: z.strictObject({ number: CaseNumber }),
  /** It was another family: who stood aside for this link alone reads it again; the look that was ordered stays one by lot. */
  unlink: z.strictObject({ number: CaseNumber, reason: words('同名不同户，是另一家。') }),
  /** Which officer it is about: they and their relatives stand aside, and the supervisor has it. */
  nameOfficer: z.strictObject({ name: PersonName.meta({ examples: ['赵敏'] }) }),
  handOver: z.strictObject({
    office: text(2, 100).meta({ examples: ['荣昌区纪委监委'] }),
    reason: words('涉嫌职务违纪，不归本局查处。'),
  }),
  /** The other authority says within five working days that it is not theirs. */
  recordReturn: z.strictObject({ reason: words('来函说明不属于其管辖。') }),
  orderCorrection: z.strictObject({
    what: words('从下月起停发，多发的按规定追回。'),
    who: text(2, 100).meta({ examples: ['昌元街道社会事务办'] }),
    doneBy: day,
  }),
  recordCorrection: z.strictObject({ doneOn: day, how: words('听取意见后已经决定停发，决定书已经送达。') }),
  /** The sender reads the reason, once it is granted. */
  askExtension: z.strictObject({ reason: words('需要请外地协助核实，预计再用三周。') }),
  grantExtension: nothing,
  refuseExtension: z.strictObject({ reason: words('材料已经齐全，按期办结。') }),
  conclude: z.strictObject({
    outcome: Outcome,
    findings: words('走访了三户邻居，核对了车辆登记。'),
    evidence: words('邻居陈述、车辆登记、反映人的照片。'),
    answer: words('已经核实，感谢您反映情况。'),
  }),
  hold: z.strictObject({ reason: words('法院立案，材料需要保留。') }),
  liftHold: z.strictObject({ reason: words('案件已经审结。') }),
} as const

const isVerb = (name: string): name is keyof typeof reportCommands => name in reportCommands
export const ReportVerb = z.enum(Object.keys(reportCommands).filter(isVerb))
export type ReportVerb = z.infer<typeof ReportVerb>
/** A command without a body is its verb alone. */
export type ReportCommandOf<Verb extends ReportVerb> = {
  verb: Verb
} & (Verb extends 'take' | 'grantExtension' ? unknown : z.output<(typeof reportCommands)[Verb]>)
export type ReportCommand = { [Verb in ReportVerb]: ReportCommandOf<Verb> }[ReportVerb]
