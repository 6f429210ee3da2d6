import type { Application } from '#shared/domain/applications/application.ts'
import { areSigned, type Minutes } from '#shared/domain/applications/minutes.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import { officeOf } from '#shared/domain/decisions/letter.ts'
import { fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { yuan } from '#shared/domain/money.ts'
import { inChinese, type Block, type Paper } from './paper.ts'

const proposalWords: Readonly<Record<Minutes['proposal'], string>> = {
  confirm: '建议予以确认',
  refuse: '建议不予确认',
  return: '建议退回乡镇、街道补充',
}

/** The case by its number and what the town proposed: its facts stand in the file. */
const about = ({ answers, number, opinion }: Application, { heldOn, heldAt, place }: Minutes): Block => {
  const village = answers.place?.village ?? ''
  const proposed = opinion?.outcome === 'grant' ? `给予保障，每月 ${yuan(opinion.monthlyFen)} 元` : '不予保障'
  return {
    kind: 'rows',
    rows: [
      ['编号', number ?? ''],
      ['申请家庭', `${answers.members?.[0]?.name ?? ''}家庭（${fullNameOf(village)}）`],
      ['初审意见', opinion === null ? '' : `${proposed}（${inChinese(localDate(opinion.at))}）`],
      ['时间', `${inChinese(heldOn)} ${heldAt}`],
      ['地点', place],
    ],
  }
}

const said = ({ put, present, dissent, proposal }: Minutes): Block[] => [
  { kind: 'heading', text: '提交会审的情况' },
  { kind: 'paragraph', text: put },
  { kind: 'heading', text: '参加人员的意见' },
  { kind: 'rows', rows: present.map(({ name, view }) => [name, view] as const) },
  {
    kind: 'rows',
    rows: [
      ['不同意见', dissent === '' ? '无' : dissent],
      ['会审建议', proposalWords[proposal]],
    ],
  },
]

const hands = ({ present, signatures, unsigned }: Minutes): Block[] => [
  { kind: 'heading', text: '签字' },
  {
    kind: 'sheet',
    columns: [
      { title: '姓名', width: 24 },
      { title: '签字', width: 76 },
    ],
    rows: present.map(({ id, name }) => {
      const at = signatures.find((one) => one.id === id)?.at
      const reason = unsigned.find((one) => one.id === id)?.reason ?? ''
      return [name, at === undefined ? `没有签字：${reason}` : `${name}，${inChinese(localDate(at))}`]
    }),
  },
  { kind: 'paragraph', text: '签字由本人登录自己的账号作出。调查、核对、公示等材料见一户一档。' },
]

/** The county's minutes with everybody's name, once nobody is waited for; null before. */
export function countyMinutesPaper(state: Application): Paper | null {
  const { minutes } = state.county
  if (minutes === null || !areSigned(minutes)) return null
  return {
    title: '会审记录',
    office: officeOf(state.answers.place?.village ?? ''),
    at: minutes.recordedAt,
    blocks: [about(state, minutes), ...said(minutes), ...hands(minutes)],
  }
}
