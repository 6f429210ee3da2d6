import type { Answers } from '#shared/domain/applications/answers.ts'
import type { CommandOf } from '#shared/domain/applications/commands.ts'
import { yuan } from '#shared/domain/money.ts'

type Record = CommandOf<'recordSurvey'>
type Members = NonNullable<Answers['members']>

const work = ['在附近打零工', '在家照料家人', '在校读书', '年纪大了，不再干活']

const health = ({ seriouslyIll, disabilityGrade }: Members[number]): string => {
  if (seriouslyIll) return '长期看病吃药'
  return disabilityGrade === null ? '身体还好' : `残疾 ${disabilityGrade} 级，生活要人照顾`
}

/** What the surveyors wrote at this family's table: as many lines as there are members, the income as they told it. */
export const filledIn = (record: Record, { members = [], incomes = [] }: Answers): Record => ({
  ...record,
  residents: `${members.length} 口人：${members.map(({ name }) => name).join('、')}，都住在这里。`,
  members: members.map((member, at) => ({ member: at, health: health(member), work: work[at] ?? '' })),
  income:
    incomes[0] === undefined
      ? '说没有固定收入。'
      : `说打零工，一个月大约 ${yuan(incomes[0].amountFen)} 元，不是每月都有。`,
})

/** The form before it is known at whose house. */
export const blankForm = (visitedOn: string, surveyors: Record['surveyors']): Record => ({
  verb: 'recordSurvey',
  visitedOn,
  surveyors: [...surveyors],
  method: 'visit',
  why: '',
  met: [0],
  alsoMet: '',
  residents: '',
  housing: 'own',
  seen: '两间砖房，家具陈旧，一台旧电视机。',
  members: [],
  income: '',
  property: '一辆旧电动车。',
  spending: '每月药费和伙食费约八百元。',
  told: '希望孩子能继续上学。',
  findings: '家中情况与申报一致，邻居反映收入不稳定。',
})
