import { randomBytes } from 'node:crypto'
import { addDays, localDate } from '#shared/domain/calendar/calendar.ts'
import type { ComplaintCommand } from '#shared/domain/complaints/commands.ts'
import { decide } from '#shared/domain/complaints/decide.ts'
import type { ComplaintEvent } from '#shared/domain/complaints/events.ts'
import { complaintOf } from '#shared/domain/complaints/evolve.ts'
import type { ComplaintFiling } from '#shared/domain/complaints/filing.ts'
import { receive } from '#shared/domain/complaints/sender.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { newReceipt } from '#shared/domain/petitions/receipt.ts'
import { complaintIdOf, fileComplaint } from '#shared/store/complaints.ts'
import { namesOf } from '#shared/store/kin.ts'

interface DemoComplaint {
  readonly filing: Partial<ComplaintFiling> & Pick<ComplaintFiling, 'kind' | 'about' | 'facts'>
  readonly daysAgo: number
  /** What 冯涛 did with it, and how many days ago. */
  readonly deeds: readonly (readonly [number, ComplaintCommand])[]
}

const county = '500153'
const officer: Actor = { id: 'county-officer', name: '冯涛', role: 'county-officer', division: county }
const dayMilliseconds = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * dayMilliseconds).toISOString()
const lastMonth = (days: number) => localDate(ago(days)).slice(0, 7)

/** One waits for its acknowledgement, one is in hand, one is answered with a correction that is still to come. */
const complaints: readonly DemoComplaint[] = [
  {
    filing: {
      kind: 'acceptance-refused',
      about: '街道办事大厅的窗口',
      facts: '材料齐全，窗口说过几天再来，来了三次都没有受理。',
    },
    daysAgo: 5,
    deeds: [],
  },
  {
    filing: {
      kind: 'payment-wrong-or-late',
      against: 'unknown',
      about: '低保金的发放',
      facts: '卡上只到了一部分，问了几次都说要再等等。',
      payment: { month: lastMonth(40), receivedFen: 32_000 },
      contact: { name: '蒋淑芬', phone: '13900000021' },
    },
    daysAgo: 20,
    deeds: [
      [12, { verb: 'acknowledge', named: false }],
      [11, { verb: 'write', text: '您好，请问这张卡是本人的社保卡，还是存折？' }],
    ],
  },
  {
    filing: {
      kind: 'service',
      about: '社区便民服务点',
      facts: '周三下午去交材料，门锁着，电话也没有人接。',
      afraid: true,
    },
    daysAgo: 34,
    deeds: [
      [30, { verb: 'acknowledge', named: false }],
      [
        9,
        {
          verb: 'orderCorrection',
          what: '门口贴出值班表和备用电话，周三下午安排专人值班。',
          who: '昌元街道社会事务办',
          doneBy: addDays(localDate(ago(0)), 10).date,
        },
      ],
      [
        9,
        {
          verb: 'conclude',
          outcome: 'substantiated',
          findings: '当天值班人员外出办事，没有安排接替。',
          evidence: '值班登记、社区负责人的说明、门口监控。',
          answer: '您反映的情况属实，给您添麻烦了。服务点会贴出值班表和备用电话，周三下午有专人值班。',
        },
      ],
    ],
  },
]

/** The demo's complaints, each by the same decisions as the desk's own. */
export async function loadComplaints(): Promise<void> {
  const known = await namesOf(county)
  for (const { filing, daysAgo, deeds } of complaints) {
    const whole: ComplaintFiling = {
      against: 'village-or-town',
      division: `${county}001`,
      place: '玉屏社区',
      payment: null,
      caseNumber: null,
      afraid: false,
      contact: null,
      ...filing,
    }
    const id = await complaintIdOf(newReceipt(randomBytes(16)).replaceAll('-', ''))
    const events = deeds.reduce<ComplaintEvent[]>(
      (before, [days, command]) => {
        const event = decide(complaintOf(id, before), command, { actor: officer, now: ago(days) })
        if ('problem' in event) throw new Error(`A demo complaint cannot go on with ${command.verb}: ${event.problem}`)
        return [...before, event]
      },
      [receive(whole, known, ago(daysAgo))],
    )
    await fileComplaint(id, events)
  }
}
