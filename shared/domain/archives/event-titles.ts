import type { Event } from '#shared/domain/applications/events.ts'

/** The parts of a file in the order of the way. */
export const sections = ['申请受理', '调查核对', '评议公示', '审核意见', '县级会审和决定', '其他'] as const
type Section = (typeof sections)[number]

/** In which part of the file each event is told, and what it is called there. */
export const eventTitles: { readonly [Type in Event['type']]: readonly [Section, string] } = {
  submitted: ['申请受理', '提交申请'],
  duplicatesNoted: ['申请受理', '发现重复申请'],
  duplicatesResolved: ['申请受理', '重复申请的处理'],
  deficiencyNoticed: ['申请受理', '一次性告知'],
  deficiencyAnswered: ['申请受理', '补充材料'],
  accepted: ['申请受理', '受理'],
  kinNoted: ['申请受理', '近亲属备案核查'],
  surveyStarted: ['调查核对', '开始入户调查'],
  surveyRecorded: ['调查核对', '入户调查'],
  verificationAuthorised: ['调查核对', '授权核对'],
  verificationRequested: ['调查核对', '发起核对'],
  verificationStarted: ['调查核对', '开始核对'],
  registerCorrected: ['调查核对', '更正登记信息'],
  verificationReported: ['调查核对', '经济状况核对'],
  findingAnswered: ['调查核对', '申请人答复'],
  resurveyOrdered: ['调查核对', '重新调查'],
  appraisalOrdered: ['评议公示', '决定民主评议'],
  appraisalRecorded: ['评议公示', '民主评议'],
  objectionRecorded: ['评议公示', '公示异议'],
  opinionGiven: ['审核意见', '审核意见'],
  forwarded: ['审核意见', '报县级确认'],
  countyVisitOrdered: ['县级会审和决定', '决定县级入户'],
  countyVisitRecorded: ['县级会审和决定', '县级入户'],
  examined: ['县级会审和决定', '会审'],
  returnedToTown: ['县级会审和决定', '退回乡镇、街道'],
  confirmed: ['县级会审和决定', '予以确认'],
  refused: ['县级会审和决定', '不予确认'],
  announced: ['县级会审和决定', '公布'],
  totalExtended: ['其他', '延长期限'],
  withdrawn: ['其他', '撤回申请'],
  warned: ['其他', '提醒配合'],
  terminated: ['其他', '终止办理'],
  refusalDelivered: ['县级会审和决定', '送达不予确认的书面理由'],
  assigned: ['其他', '分派经办人'],
  dutyPaused: ['其他', '暂停一项期限'],
  dutyResumed: ['其他', '恢复一项期限'],
  dutyEscalated: ['其他', '逾期上报'],
  familyReminded: ['其他', '提醒家庭'],
}
