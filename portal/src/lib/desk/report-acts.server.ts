import { reportCommands, type ReportVerb } from '#shared/domain/reports/commands.ts'
import type { Api } from '#lib/server/api.ts'
import { actsOn } from './act.server.ts'
import { reportForms } from './report-forms.server.ts'
import { type Room, VersionStamp } from './room.server.ts'

type ReportDoor = Api['tips']

const act = actsOn<ReportDoor, VersionStamp>()

export const reportRoom: Room<ReportVerb, ReportDoor, VersionStamp> = {
  door: (api) => api.tips,
  stamp: VersionStamp,
  forms: () => reportForms,
  acts: {
    take: act(reportCommands.take, ({ handler }) => handler.take),
    passOn: act(reportCommands.passOn, ({ handler }) => handler.passOn),
    returnWronglyRouted: act(reportCommands.returnWronglyRouted, ({ handler }) => handler.returnWronglyRouted),
    takeOver: act(reportCommands.takeOver, ({ handler }) => handler.takeOver),
    write: act(reportCommands.write, ({ handler }) => handler.write),
    link: act(reportCommands.link, ({ inquiry }) => inquiry.link),
    unlink: act(reportCommands.unlink, ({ handler }) => handler.unlink),
    nameOfficer: act(reportCommands.nameOfficer, ({ handler }) => handler.nameOfficer),
    handOver: act(reportCommands.handOver, ({ handler }) => handler.handOver),
    recordReturn: act(reportCommands.recordReturn, ({ handler }) => handler.recordReturn),
    orderCorrection: act(reportCommands.orderCorrection, ({ handler }) => handler.orderCorrection),
    recordCorrection: act(reportCommands.recordCorrection, ({ handler }) => handler.recordCorrection),
    askExtension: act(reportCommands.askExtension, ({ handler }) => handler.askExtension),
    grantExtension: act(reportCommands.grantExtension, ({ handler }) => handler.grantExtension),
    refuseExtension: act(reportCommands.refuseExtension, ({ handler }) => handler.refuseExtension),
    conclude: act(reportCommands.conclude, ({ inquiry }) => inquiry.conclude),
    hold: act(reportCommands.hold, ({ handler }) => handler.hold),
    liftHold: act(reportCommands.liftHold, ({ handler }) => handler.liftHold),
  },
}
