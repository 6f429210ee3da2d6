import * as z from 'zod'
import { reportCommands } from '#shared/domain/reports/handle.ts'
import type { Api } from '#lib/server/api.ts'
import { type Act, actsOn } from './act.server.ts'
import type { ReportVerb } from './report-forms.server.ts'

export type ReportDoor = Pick<Api['tips']['handler'], 'list' | 'get' | ReportVerb>

export const ReportStamp = z.object({ version: z.coerce.number().int() })
export type ReportStamp = z.infer<typeof ReportStamp> & { id: string }

const act = actsOn<ReportDoor, ReportStamp>()

export const reportActs: Readonly<Record<ReportVerb, Act<ReportDoor, ReportStamp>>> = {
  take: act(reportCommands.take, (door) => door.take),
  write: act(reportCommands.write, (door) => door.write),
  extend: act(reportCommands.extend, (door) => door.extend),
  conclude: act(reportCommands.conclude, (door) => door.conclude),
}
