import { system } from '#shared/domain/people/person.ts'
import { addDays, addWorkingDays, noticePeriod } from '#shared/domain/calendar/calendar.ts'
import type { DuplicateFinding } from '#shared/domain/applications/duplicates.ts'
import type { Meeting } from '#shared/domain/applications/appraisal.ts'
import type { Event } from '#shared/domain/applications/events.ts'
import type { Review } from '#shared/domain/applications/minutes.ts'
import type { AppealResult } from '#shared/domain/applications/remedies.ts'
import type { Surveyor, SurveyRecord } from '#shared/domain/applications/survey.ts'
import type { Source } from '#shared/domain/verification/sources.ts'
import { by, calculated, due, entitled, morningOf, noticeId, notEntitled, people } from './case.ts'

/** What happened to the demo family in September 2026, event by event; a day may be moved. */

const happened = <Type extends Event['type'], Rest>(type: Type, who: keyof typeof people, on: string, rest: Rest) => ({
  type,
  at: morningOf(on),
  by: by(people[who]),
  ...rest,
})

/** 赵敏 and 周伟. */
export const pair: readonly Surveyor[] = [people.town, people.town2].map(({ id, name }) => ({ id, name }))

/** A form as it was filled in at the demo family's. */
export const surveyOn = (visitedOn: string, surveyors: readonly Surveyor[] = pair): SurveyRecord => ({
  visitedOn,
  surveyors: [...surveyors],
  method: 'visit',
  why: '',
  met: [0],
  alsoMet: '',
  residents: '三口人，都住在这里',
  housing: 'own',
  seen: '两间平房，家具陈旧',
  members: [0, 1, 2].map((member) => ({ member, health: '一般', work: '打零工' })),
  income: '打零工，一个月九百元',
  property: '',
  spending: '',
  told: '',
  findings: '家中情况与申报一致',
})

export const objectionId = '4f1f0f66-3f0b-4a5c-9b43-9c4d5f8f2a10'
export const leadId = '9a0c61de-7d0e-4f1a-8a57-2b6c3e4d5f60'

/** Nine convened, eight there, one of them recused: seven votes. */
export const meeting = (heldOn = '2026-09-16'): Meeting => ({
  heldOn,
  heldAt: '14:30',
  place: '社区会议室',
  representatives: ['陈国强', '吴秀兰', '郑德明', '黄永福', '梁玉珍', '韩素云'],
  cadres: ['刘春梅'],
  supervisors: ['马长青'],
  partyMembers: ['高志强'],
  absent: ['韩素云'],
  recused: ['陈国强'],
  policyPresented: '宣讲了低保条件',
  familyStatement: '申请人说明了零工收入',
  surveyReport: '介绍了入户情况',
  inFavour: 5,
  against: 1,
  abstained: 1,
  dissent: '一人认为收入偏低',
  minutes: '多数认为确有困难',
})

export const submitted = (on = '2026-08-31') =>
  happened('submitted', 'li', on, { number: 'RC-2608-7K4M', due: addWorkingDays(on, 3) })

export const deficiencyNoticed = (on = '2026-09-01') =>
  happened('deficiencyNoticed', 'town', on, {
    items: [{ subject: 'tenancy' as const, words: '租房合同' }],
    answerUntil: addWorkingDays(on, 10),
  })

export const deficiencyAnswered = (on = '2026-09-02') =>
  happened('deficiencyAnswered', 'li', on, {
    answers: [{ how: 'words' as const, words: '已补上' }],
    due: addWorkingDays(on, 3),
  })

export const accepted = (on = '2026-09-01', countyVisit = false) =>
  happened('accepted', 'town', on, {
    totalDue: addWorkingDays(on, 30),
    surveyStartDue: addWorkingDays(on, 3),
    verificationStartDue: addWorkingDays(on, 3),
    countyVisit,
    listing: null,
  })

export const neighbourCase = {
  id: '8a1d6a0e-52f1-4f0b-9a3c-1d2e3f4a5b6c',
  number: 'RC-2608-8M5N',
  village: '500153101001',
}

export const duplicatesNoted = (persons = 1, on = '2026-09-02') => ({
  type: 'duplicatesNoted' as const,
  at: morningOf(on),
  by: by(system),
  others: [{ ...neighbourCase, persons }],
})

export const duplicatesResolved = (finding: DuplicateFinding = 'justified', on = '2026-09-03') =>
  happened('duplicatesResolved', 'town', on, { finding, reason: '儿子去年分户' })

export const surveyStarted = (on = '2026-09-02') => happened('surveyStarted', 'town', on, { surveyors: [] })

/** Recorded by 赵敏, who signs by it where she is one of the surveyors. */
export const surveyRecorded = (surveyors: readonly Surveyor[] = pair, on = '2026-09-03') =>
  happened('surveyRecorded', 'town', on, surveyOn(on, surveyors))

export const surveySigned = (on = '2026-09-03') => happened('surveySigned', 'town2', on, {})
export const householdSigned = (on = '2026-09-03') =>
  happened('householdSigned', 'town', on, { how: 'code' as const, signer: '李桂花' })
export const householdNotSigned = (on = '2026-09-03') =>
  happened('householdNotSigned', 'town', on, { cause: 'refused' as const, reason: '要等儿子回来再签' })

/** Made by two, signed by both and by the family. */
export const surveyed = (surveyors: readonly Surveyor[] = pair, on = '2026-09-03') =>
  [surveyRecorded(surveyors, on), surveySigned(on), householdSigned(on)] as const

export const verificationStarted = (on = '2026-09-02', sources: readonly Source[] = ['population']) =>
  happened('verificationStarted', 'verifier', on, {
    request: {
      id: noticeId,
      purpose: 'application' as const,
      sources: [...sources],
      persons: 3,
      authorisedOn: '2026-08-31',
      authorisedUntil: '2027-08-31',
      startedAt: morningOf(on),
    },
  })

export const verificationAuthorised = (on = '2026-09-02') => happened('verificationAuthorised', 'li', on, {})

export const verificationReported = (result: 'fit' | 'unfit' = 'fit', on = '2026-09-04') =>
  happened('verificationReported', 'verifier', on, {
    result,
    findings: result === 'fit' ? '没有发现不一致' : '名下有一家在营店铺',
    silence: '银行没有回复',
    discrepancies: 0,
    put: [],
    validUntil: addDays(on, 90).date,
    answerUntil: result === 'fit' ? null : addWorkingDays(on, 5),
  })

export const findingAnswered = (on = '2026-09-08', recheck = true) =>
  happened('findingAnswered', 'li', on, {
    answer: '店铺去年已经转让',
    answers: [],
    verificationStartDue: recheck ? addWorkingDays(on, 3) : null,
  })

export const grantProposed = (on = '2026-09-09') =>
  happened('opinionGiven', 'lead', on, {
    outcome: 'grant' as const,
    monthlyFen: entitled.monthlyFen,
    policyId: entitled.policyId,
    calculation: calculated(entitled),
    reasons: '符合条件',
    notice: { id: noticeId, applicant: '李桂花', postedOn: on, ...noticePeriod(on, 7) },
    answerUntil: null,
  })

export const refusalProposed = (on = '2026-09-09') =>
  happened('opinionGiven', 'lead', on, {
    outcome: 'refuse' as const,
    monthlyFen: 0,
    policyId: entitled.policyId,
    calculation: calculated(notEntitled),
    reasons: '人均收入不低于标准',
    notice: null,
    answerUntil: addWorkingDays(on, 5),
  })

export const objectionRecorded = (on = '2026-09-11') =>
  happened('objectionRecorded', 'town', on, {
    objection: objectionId,
    named: true,
    text: '邻居说这家另有住房',
    totalDue: due('2026-11-09'),
  })

/** An anonymous word: it suspends nothing, and must be settled. */
export const leadRecorded = (on = '2026-09-11') =>
  happened('objectionRecorded', 'town', on, {
    objection: leadId,
    named: false,
    text: '听说他家有车',
    totalDue: null,
  })

export const objectionSettled = (on = '2026-09-17', objection = objectionId) =>
  happened('objectionSettled', 'town', on, {
    objection,
    outcome: 'unfounded' as const,
    findings: '房产登记里没有',
    answer: '已经核查，感谢监督',
  })

export const noticePosted = (on = '2026-09-09') =>
  happened('noticePosted', 'town', on, {
    places: ['社区公开栏'],
    postedOn: on,
    notice: { id: noticeId, applicant: '李桂花', postedOn: on, ...noticePeriod(on, 7) },
  })

export const resurveyOrdered = (on = '2026-09-14') =>
  happened('resurveyOrdered', 'town', on, { reason: '有异议', surveyStartDue: addWorkingDays(on, 3) })

export const incomeAdjusted = (on = '2026-09-05') =>
  happened('incomeAdjusted', 'town', on, {
    member: 1,
    line: 1,
    kind: 'odd-job' as const,
    per: 'month' as const,
    declaredFen: 90_000,
    countedFen: 120_000,
    reason: '工资表是每月 1,200 元',
  })

export const appraisalOrdered = (on = '2026-09-14') =>
  happened('appraisalOrdered', 'town', on, { form: 'appraisal' as const, reason: '有异议' })

export const appraisalRecorded = (on = '2026-09-16') =>
  happened('appraisalRecorded', 'town', on, { meeting: meeting(on) })

/** The scan of the minutes with the names of all eight who were there under them. */
export const sheetId = '3d9b1f7e-6a55-4c0e-9f11-8b7a6c5d4e3f'
export const appraisalSigned = (on = '2026-09-16') =>
  happened('appraisalSigned', 'town', on, { sheet: sheetId, unsigned: [] })

export const forwarded = (on = '2026-09-17') =>
  happened('forwarded', 'town', on, { due: addWorkingDays(on, 10), draw: null })

export const countyVisitOrdered = (on = '2026-09-18') =>
  happened('countyVisitOrdered', 'examiner', on, { cause: 'complaint' as const })

export const totalExtended = (on = '2026-09-08') =>
  happened('totalExtended', 'lead', on, {
    cause: 'living-apart' as const,
    reason: '户口在外省，要请当地协助',
    totalDue: due('2026-11-09'),
  })

export const countyVisitRecorded = (on = '2026-09-18') =>
  happened('countyVisitRecorded', 'examiner', on, { visitedOn: on, findings: '情况属实' })

/** A joint review by these people of the county. */
export const reviewBy = (...present: readonly Surveyor[]): Review => ({
  heldOn: '2026-09-21',
  heldAt: '09:30',
  place: '县民政局会议室',
  present: present.map(({ id, name }) => ({ id, name, view: `${name}同意街道的意见` })),
  put: '街道建议给予低保，公示期间没有异议',
  dissent: '',
  proposal: 'confirm',
})

/** Recorded by 冯涛, who signs by it; 何静, who decides, was there. */
export const examined = (on = '2026-09-21', present: readonly Surveyor[] = [people.examiner, people.confirmer]) =>
  happened('examined', 'examiner', on, { review: { ...reviewBy(...present), heldOn: on } })
export const minutesSigned = (who: keyof typeof people = 'confirmer', on = '2026-09-22') =>
  happened('minutesSigned', who, on, {})
export const minutesNotSigned = (participant: string = people.confirmer.id, on = '2026-09-22') =>
  happened('minutesNotSigned', 'examiner', on, { participant, reason: '会后出差' })

export const returnedToTown = (on = '2026-09-22') =>
  happened('returnedToTown', 'confirmer', on, { questions: ['邻居怎么说？', '有没有工资表？'] })

const answers = [
  { question: 0, asked: '邻居怎么说？', answer: '两边都说靠打零工' },
  { question: 1, asked: '有没有工资表？', answer: '工资表已经附上' },
]
export const questionsAnswered = (on = '2026-09-23', given = answers) =>
  happened('questionsAnswered', 'town', on, { answers: given })

export const warned = (on = '2026-09-07') =>
  happened('warned', 'town', on, { reason: '三次约定入户无人在家', answerUntil: addWorkingDays(on, 5) })

export const warningAnswered = (hearingWanted = false, on = '2026-09-08') =>
  happened('warningAnswered', 'li', on, { answer: '那几天在医院陪护', hearingWanted })

export const hearingHeld = (on = '2026-09-11') =>
  happened('hearingHeld', 'town', on, { heldOn: on, minutes: '本人到场，说明了情况' })

export const appealed = (on = '2026-10-09') => happened('appealed', 'li', on, { grounds: '借款不该算收入' })

export const appealDecided = (result: AppealResult, on = '2026-11-02') =>
  happened('appealDecided', 'examiner', on, {
    result,
    reason: '收入认定有误',
    decidedOn: on,
    reopening:
      result === 'upheld'
        ? null
        : { to: 'INVESTIGATING' as const, due: due('2026-12-14'), totalDue: due('2026-12-14') },
  })

export const confirmed = (on = '2026-09-23') =>
  happened('confirmed', 'confirmer', on, {
    monthlyFen: entitled.monthlyFen,
    policyId: entitled.policyId,
    firstMonth: '2026-10',
    reasons: '符合条件',
    signedBy: [by(people.examiner), by(people.confirmer)],
    due: addWorkingDays(on, 10),
  })

export const announced = (on = '2026-09-24') => happened('announced', 'town', on, { on })

export const refused = (on = '2026-09-23') =>
  happened('refused', 'confirmer', on, {
    cause: 'NOT_ELIGIBLE' as const,
    reasons: '人均收入不低于标准',
    signedBy: [by(people.examiner), by(people.confirmer)],
    noticeDue: addWorkingDays(on, 3),
  })

export const withdrawn = (on = '2026-09-05') => happened('withdrawn', 'li', on, { reason: '找到工作了' })
export const terminated = (on = '2026-09-28') => happened('terminated', 'lead', on, { reason: '仍不配合' })

export const underInvestigation = [submitted(), accepted()] as const
export const investigated = [...underInvestigation, ...surveyed(), verificationReported()] as const
export const posted = [...investigated, grantProposed(), noticePosted()] as const
export const objected = [...posted, objectionRecorded()] as const
export const withCounty = [...posted, forwarded()] as const
export const foundUnfit = [...underInvestigation, ...surveyed(), verificationReported('unfit')] as const
export const refusalOpen = [...investigated, refusalProposed()] as const
export const ready = [...withCounty, examined()] as const
export const granted = [...ready, confirmed()] as const
