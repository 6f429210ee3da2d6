import type { Of } from '#shared/domain/applications/events.ts'
import type { Housing, SurveyRecord } from '#shared/domain/applications/survey.ts'
import { inChinese } from '#shared/domain/papers/paper.ts'

const methods: Readonly<Record<SurveyRecord['method'], string>> = { visit: '入户', video: '视频', telephone: '电话' }
const housing: Readonly<Record<Housing, string>> = {
  own: '自有',
  rented: '租住',
  public: '公租房、廉租房',
  borrowed: '借住',
  institution: '住在机构',
}

/** A survey form on paper: each thing under its name, in the order in which it is asked; what is empty is left out. */
export const surveyWords = (survey: Of<'surveyRecorded'>, members: readonly string[]): string => {
  const nameOf = (position: number) => members[position] ?? ''
  const lines: readonly (readonly [string, string])[] = [
    ['时间', inChinese(survey.visitedOn)],
    ['方式', methods[survey.method]],
    ['没有入户的原因', survey.why],
    ['调查员', survey.surveyors.map(({ name }) => name).join('、')],
    ['见到', [...survey.met.map(nameOf), survey.alsoMet].filter(Boolean).join('、')],
    ['谁住在这里', survey.residents],
    ['住房', housing[survey.housing]],
    ['屋里看到的', survey.seen],
    ...survey.members.map(({ member, health, work }) => [nameOf(member), `${health}，${work}`] as const),
    ['家里说的收入', survey.income],
    ['看到的财产', survey.property],
    ['日常开支', survey.spending],
    ['家里自己想说的', survey.told],
    ['调查员的看法', survey.findings],
  ]
  return lines.flatMap(([name, words]) => (words === '' ? [] : [`${name}：${words.replace(/。$/, '')}`])).join('；')
}
