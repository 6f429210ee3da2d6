import type { Application } from '#shared/domain/applications/application.ts'
import {
  participants,
  present,
  voters,
  type Meeting,
  type MeetingForm,
  type Participant,
} from '#shared/domain/applications/appraisal.ts'
import { divisionOf, fullNameOf } from '#shared/domain/divisions/divisions.ts'
import { inChinese, type Block, type Paper } from './paper.ts'

/** What is signed by hand after a democratic appraisal: the minutes by everybody who was there, and the list of who came. */

const formWords: Readonly<Record<MeetingForm, string>> = { appraisal: '民主评议会', hearing: '听证会' }
const capacityWords: Readonly<Record<Participant['capacity'], string>> = {
  representatives: '居民（村民）代表',
  cadres: '村（社区）干部',
  supervisors: '监督员',
  partyMembers: '老党员',
}
const attendanceWords: Readonly<Record<Participant['attendance'], string>> = {
  present: '到会',
  absent: '缺席',
  recused: '到会，回避',
}

const held = ({ heldOn, heldAt, place }: Meeting): (readonly [string, string])[] => [
  ['时间', `${inChinese(heldOn)} ${heldAt}`],
  ['地点', place],
]

const counted = (meeting: Meeting): string =>
  `应到 ${participants(meeting, null).length} 人，实到 ${present(meeting).length} 人，参加表决 ${voters(meeting).length} 人。`

const spoken = (meeting: Meeting): Block[] => [
  { kind: 'heading', text: '会议经过' },
  {
    kind: 'rows',
    rows: [
      ['政策宣讲', meeting.policyPresented],
      ['家庭说明', meeting.familyStatement],
      ['调查情况', meeting.surveyReport],
      ['无记名表决', `同意 ${meeting.inFavour} 票，不同意 ${meeting.against} 票，弃权 ${meeting.abstained} 票`],
      ['不同意见', meeting.dissent === '' ? '无' : meeting.dissent],
      ['评议情况', meeting.minutes],
    ],
  },
]

/** Only who was there signs; a line of its own for each. */
const signatures = (meeting: Meeting): Block => ({
  kind: 'sheet',
  columns: [
    { title: '姓名', width: 20 },
    { title: '身份', width: 26 },
    { title: '到会情况', width: 20 },
    { title: '签字（没签的写原因）', width: 34 },
  ],
  rows: participants(meeting, null)
    .filter(({ attendance }) => attendance !== 'absent')
    .map(({ name, capacity, attendance }) => [name, capacityWords[capacity], attendanceWords[attendance], '']),
})

interface Held {
  readonly meeting: Meeting
  readonly form: string
  readonly office: string
  readonly at: string
  readonly about: Block
}

const heldIn = ({ appraisal, answers, number }: Application): Held | null => {
  const { meeting, form, recordedAt } = appraisal
  if (meeting === null || recordedAt === null) return null
  const village = answers.place?.village ?? ''
  const family = `${answers.members?.[0]?.name ?? ''}家庭（${fullNameOf(village)}）`
  return {
    meeting,
    form: formWords[form ?? 'appraisal'],
    office: divisionOf(village.slice(0, 9))?.name ?? '',
    at: recordedAt,
    about: { kind: 'rows', rows: [['编号', number ?? ''], ['申请家庭', family], ...held(meeting)] },
  }
}

/** The minutes, with a line for each hand. */
export function minutesPaper(state: Application): Paper | null {
  const found = heldIn(state)
  if (found === null) return null
  const { meeting, form, office, at, about } = found
  return {
    title: `${form}记录`,
    office,
    at,
    blocks: [
      about,
      ...spoken(meeting),
      { kind: 'heading', text: '到会人员签字' },
      { kind: 'paragraph', text: counted(meeting) },
      signatures(meeting),
      { kind: 'paragraph', text: '表决不代替审核：是否给予救助，由乡镇、街道提出意见，县级民政部门确认。' },
    ],
  }
}

/** Who came, for whoever pays them for the time lost (domain.md row 62); how much is not for this list to say. */
export function attendancePaper(state: Application): Paper | null {
  const found = heldIn(state)
  if (found === null) return null
  const { meeting, form, office, at } = found
  const rows = participants(meeting, null).filter(({ attendance }) => attendance !== 'absent')
  return {
    title: `${form}签到表`,
    office,
    at,
    blocks: [
      { kind: 'rows', rows: held(meeting) },
      { kind: 'paragraph', text: counted(meeting) },
      {
        kind: 'sheet',
        columns: [
          { title: '序号', width: 10 },
          { title: '姓名', width: 18 },
          { title: '身份', width: 24 },
          { title: '签字', width: 24 },
          { title: '误工补助签领', width: 24 },
        ],
        rows: rows.map(({ name, capacity }, index) => [String(index + 1), name, capacityWords[capacity], '', '']),
      },
      { kind: 'paragraph', text: '误工补助的标准和金额由发放单位另行填写。' },
    ],
  }
}
