import { reportCommands } from '#shared/domain/reports/handle.ts'
import type { Api } from '#lib/server/api.ts'
import { actsOn } from './act.server.ts'
import { reportForms, type ReportVerb } from './report-forms.server.ts'
import { type Room, VersionStamp } from './room.server.ts'

type ReportDoor = Api['tips']['handler']

const act = actsOn<ReportDoor, VersionStamp>()

export const reportRoom: Room<ReportVerb, ReportDoor, VersionStamp> = {
  door: (api) => api.tips.handler,
  stamp: VersionStamp,
  forms: () => reportForms,
  acts: {
    take: act(reportCommands.take, (door) => door.take),
    write: act(reportCommands.write, (door) => door.write),
    extend: act(reportCommands.extend, (door) => door.extend),
    conclude: act(reportCommands.conclude, (door) => door.conclude),
  },
}
