import * as z from 'zod'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { Outcome } from '#shared/domain/petitions/petition.ts'
import { text } from '#shared/domain/text.ts'
import { ReviewResult, VisitSettled } from './events.ts'

const words = (example: string) => text(2, 2000).meta({ examples: [example] })
const day = LocalDate.meta({ examples: ['2026-12-01'] })

/** What the office does with a complaint, each with its body. */
export const complaintCommands = {
  /** The sender reads by which office; the name only where the handler says so and the sender is not afraid. */
  acknowledge: z.strictObject({ named: z.boolean().meta({ examples: [false] }) }),
  passOn: z.strictObject({ reason: words('反映的是局里工作人员，由监督岗办理。') }),
  sendBack: z.strictObject({ reason: words('反映的是街道窗口，不涉及局里人员。') }),
  redirect: z.strictObject({
    office: text(2, 100).meta({ examples: ['荣昌区医疗保障局'] }),
    reason: words('医保报销由医保部门办理。'),
  }),
  takeOver: z.strictObject({ reason: words('原经办人调离。') }),
  write: z.strictObject({ text: text(1, 2000).meta({ examples: ['您方便补充一下是哪一天、哪个窗口吗？'] }) }),
  orderCorrection: z.strictObject({
    what: words('当天受理，窗口人员重新培训。'),
    who: text(2, 100).meta({ examples: ['昌元街道社会事务办'] }),
    doneBy: day,
  }),
  recordCorrection: z.strictObject({ doneOn: day, how: words('申请已受理，编号已告诉本人。') }),
  /** The sender reads why, once it is granted. */
  askExtension: z.strictObject({ reason: words('需要调取监控录像，预计再用三周。') }),
  grantExtension: z.strictObject({}),
  refuseExtension: z.strictObject({ reason: words('材料已经齐全，按期办结。') }),
  settleVisit: z.strictObject({ visit: VisitSettled }),
  conclude: z.strictObject({
    outcome: Outcome,
    findings: words('调取了窗口登记和监控，询问了两名工作人员。'),
    evidence: words('窗口取号记录、监控录像、工作人员说明。'),
    answer: words('您反映的情况属实，向您道歉。申请已经受理。'),
  }),
  concludeReview: z.strictObject({ result: ReviewResult, answer: words('经复查，原答复适当，予以维持。') }),
} as const

const isVerb = (name: string): name is keyof typeof complaintCommands => name in complaintCommands
export const ComplaintVerb = z.enum(Object.keys(complaintCommands).filter(isVerb))
export type ComplaintVerb = z.infer<typeof ComplaintVerb>
/** A command without a body is its verb alone. */
export type ComplaintCommandOf<Verb extends ComplaintVerb> = {
  verb: Verb
} & (Verb extends 'grantExtension' ? unknown : z.output<(typeof complaintCommands)[Verb]>)
export type ComplaintCommand = { [Verb in ComplaintVerb]: ComplaintCommandOf<Verb> }[ComplaintVerb]
