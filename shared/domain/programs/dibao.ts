import type { Limits, Procedure } from './procedure.ts'

/** 民发〔2021〕57号, with every switch as the law leaves it. Those marked [service promise] are not in the law. */
const dibaoLimits: Limits = {
  /** [service promise] from submission to acceptance or the one list of what is missing */
  acceptWorkingDays: 3,
  /** 57号 art. 15, from acceptance */
  surveyStartWorkingDays: 3,
  /** 57号 art. 17, from the request, which is made at acceptance */
  verificationStartWorkingDays: 3,
  /** 57号 art. 22, from acceptance */
  totalWorkingDays: 30,
  /** 57号 art. 22; 民发〔2022〕83号: objection, living apart from the registered home, cross-region, difficult survey */
  totalExtendedWorkingDays: 45,
  /** 57号 art. 19 */
  noticeDays: 7,
  /** 57号 art. 20, from the file's arrival */
  countyWorkingDays: 10,
  /** 57号 art. 21, written reasons after a refusal */
  refusalNoticeWorkingDays: 3,
  /** [service promise] 57号 art. 18 names no limit */
  answerWorkingDays: 5,
  /** county catalogues (§6.1 DISCLOSE), from the decision */
  announceWorkingDays: 10,
  /** [service promise] the law names no limit; nothing ends when it is over */
  supplyWorkingDays: 10,
}

/** The one process of urban and rural dibao. */
export const dibao: Procedure = {
  program: 'urban-dibao',
  name: { zh: '城市低保', en: 'Urban dibao' },
  citation: '民发〔2021〕57号',
  steps: ['survey', 'verification', 'notice'],
  evidence: ['identity', 'illness', 'disability'],
  limits: dibaoLimits,
  formula: { kind: 'difference' },
  decidedBy: 'county',
  appraisal: 'on-objection',
  applicationList: false,
  authorisationDays: 365,
  verificationDays: 90,
  quorum: { ofConvened: [2, 3], least: 5 },
  samplePercent: 0,
  postingPlaces: 1,
  rounding: 'HALF_UP_FEN',
  topUpsAddUp: false,
  alone: { belowPercentOfStandard: 150, paidPercent: 100 },
  supportCountedPercent: 100,
  residencePermitMonths: null,
  exitMonths: 6,
  telephones: [],
}
