import type { Command } from '#shared/domain/applications/commands.ts'
import { registers } from '#shared/domain/verification/sources.ts'
import { blankForm } from './surveys.ts'

/** One step on a demo case's way: so many days before the first start, by whom, what. */
export type Step = readonly [daysAgo: number, account: string, command: Command]

const town = 'town-changyuan'
const verifier = 'county-verifier'
const county = 'county-officer'
const confirmer = 'county-confirmer'
const owner = 'owner'

const declared = { verb: 'submit', truthDeclared: true, verificationAuthorised: true } as const
const submitted = (days: number): Step[] => [[days, owner, declared]]
const accepted = (days: number): Step[] => [...submitted(days + 1), [days, town, { verb: 'accept' }]]
const colleague = 'town-changyuan-2'
const pair = [
  { id: town, name: '赵敏' },
  { id: colleague, name: '周伟' },
]
const recorded = (days: number, visitedOn: string): Step => [days, town, blankForm(visitedOn, pair)]
/** Recorded by 赵敏, who signs by it, then signed by 周伟 and by the family. */
const survey = (days: number, visitedOn: string): Step[] => [
  recorded(days, visitedOn),
  [days, colleague, { verb: 'signSurvey' }],
  [days, owner, { verb: 'answerSurvey', right: true, words: '' }],
  [
    days,
    town,
    {
      verb: 'recordNeighbourVisit',
      visitedOn,
      visitors: [...pair],
      relation: 'left',
      said: '说这家靠打零工过日子，时有时无，老人常年吃药。',
      name: '',
    },
  ],
]
const asked = (days: number): Step => [
  days,
  verifier,
  { verb: 'startVerification', purpose: 'application', sources: [...registers] },
]
const verified = (days: number, result: 'fit' | 'unfit' = 'fit'): Step[] => [
  asked(days),
  [
    days,
    verifier,
    {
      verb: 'reportVerification',
      result,
      findings: result === 'fit' ? '与 8 个部门核对，没有发现不一致。' : '市场监管登记：申请人名下有一家在营店铺。',
      ...(result === 'fit' ? { silence: '各部门以纸质函件回复，已归档。' } : { put: ['business.market-entities.0'] }),
    },
  ],
]
const opinion = (days: number, outcome: 'grant' | 'refuse' = 'grant'): Step => [
  days,
  'town-changyuan-lead',
  {
    verb: 'giveOpinion',
    outcome,
    reasons: outcome === 'grant' ? '入户调查和核对都符合条件，建议给予低保。' : '核对后家庭人均收入不低于当地标准。',
  },
]
/** Recorded by 冯涛, who signs by it; 何静 signs by deciding. */
const examined = (days: number, heldOn: string): Step => [
  days,
  county,
  {
    verb: 'examine',
    heldOn,
    heldAt: '09:30',
    place: '民政局会议室',
    present: [
      { id: county, name: '冯涛', view: '材料齐全，程序合规。' },
      { id: confirmer, name: '何静', view: '收入核算清楚，同意街道的意见。' },
    ],
    put: '街道的初审意见，公示期间没有异议。',
    dissent: '',
    proposal: 'confirm',
  },
]

/** The longer stretches, each ending so many days before the first start; `day(n)` is the date n days before it. */
const stretches = (day: (daysAgo: number) => string) => {
  const investigated = (days: number): Step[] => [
    ...accepted(days),
    ...survey(days - 2, day(days - 2)),
    ...verified(days - 3),
  ]
  const posted = (days: number): Step[] => [
    ...investigated(days + 5),
    opinion(days),
    [days, town, { verb: 'recordPosting', places: ['社区公开栏'], postedOn: day(days) }],
  ]
  const forwarded = (days: number): Step[] => [...posted(days + 13), [days, town, { verb: 'forward' }]]
  const objected = (days: number): Step[] => [
    ...posted(days + 3),
    [days, town, { verb: 'recordObjection', name: '陈国强', phone: '', text: '邻居反映这家人另有一套住房。' }],
  ]
  const confirmed = (days: number): Step[] => [
    ...forwarded(days + 4),
    examined(days + 2, day(days + 2)),
    [days, confirmer, { verb: 'confirm', reasons: '符合低保条件。' }],
  ]
  return { investigated, posted, forwarded, objected, confirmed }
}
type Stretches = ReturnType<typeof stretches>
type Histories = readonly (readonly Step[])[]

const returned = (days: number): Step[] => [
  ...submitted(days + 1),
  [
    days,
    town,
    {
      verb: 'askForMissing',
      items: [
        { subject: 'medical-record', words: '住院病历首页' },
        { subject: 'tenancy', words: '现住房屋的租房合同' },
      ],
    },
  ],
]

const atTheWindow = ({ posted }: Stretches): Histories => [
  posted(2),
  [],
  ...[0, 1, 2, 4, 9].map(submitted),
  ...[2, 5, 12].map(returned),
]

const underInvestigation = ({ investigated }: Stretches, day: (daysAgo: number) => string): Histories => [
  accepted(0),
  accepted(2),
  accepted(7),
  [...accepted(5), [4, town, { verb: 'startSurvey', surveyors: pair }]],
  [
    ...accepted(6),
    recorded(4, day(4)),
    [
      3,
      town,
      {
        verb: 'sendLetter',
        to: '荣昌某建筑劳务公司',
        asks: '今年以来的用工和工资情况。',
        sentOn: day(3),
        answerBy: day(-7),
      },
    ],
  ],
  [...accepted(8), ...verified(6)],
  investigated(6),
  investigated(11),
  accepted(48),
  [...accepted(9), ...survey(7, day(7)), ...verified(3, 'unfit')],
  [...accepted(12), ...verified(8, 'unfit')],
  [...investigated(9), opinion(2, 'refuse')],
  [...investigated(20), opinion(12, 'refuse')],
]

const underNoticeAndBeyond = (
  { posted, objected, forwarded, confirmed }: Stretches,
  day: (daysAgo: number) => string,
): Histories => [
  posted(4),
  posted(9),
  posted(0),
  objected(1),
  [...objected(6), [4, town, { verb: 'orderAppraisal', form: 'appraisal', reason: '群众有异议，召开民主评议会。' }]],
  forwarded(1),
  forwarded(3),
  [...forwarded(5), examined(2, day(2))],
  forwarded(15),
  [
    ...forwarded(6),
    [3, county, { verb: 'returnToTown', questions: ['请补充邻里走访记录。', '丈夫打零工的收入有没有工资表？'] }],
  ],
  confirmed(2),
  confirmed(10),
]

const closed = ({ forwarded, confirmed }: Stretches, day: (daysAgo: number) => string): Histories => [
  [...confirmed(42), [38, town, { verb: 'announce' }]],
  [
    ...forwarded(14),
    examined(10, day(10)),
    [8, confirmer, { verb: 'refuse', cause: 'NOT_ELIGIBLE', reasons: '家庭人均收入不低于当地低保标准。' }],
  ],
  [...accepted(10), [6, owner, { verb: 'withdraw', reason: '找到工作了。' }]],
  [
    ...accepted(30),
    [26, town, { verb: 'warn', reason: '三次约定入户均无人配合。' }],
    [6, 'town-changyuan-lead', { verb: 'terminate', reason: '书面提醒后仍不配合调查。' }],
  ],
  [],
]

/** 41 families across all stages. */
export const histories = (day: (daysAgo: number) => string): Histories => {
  const ways = stretches(day)
  return [
    ...atTheWindow(ways),
    ...underInvestigation(ways, day),
    ...underNoticeAndBeyond(ways, day),
    ...closed(ways, day),
    [...accepted(4), asked(3)],
  ]
}
