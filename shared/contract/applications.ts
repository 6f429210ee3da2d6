import * as z from 'zod'
import { Assignee } from '#shared/domain/applications/application.ts'
import { CaseNumber } from '#shared/domain/applications/number.ts'
import { commands, type Verb } from '#shared/domain/applications/commands.ts'
import { transitions } from '#shared/domain/applications/transitions.ts'
import { CaseView } from '#shared/domain/applications/views.ts'
import { ListFilter, ListRow } from '#shared/domain/applications/worklist.ts'
import { LocalDate } from '#shared/domain/calendar/calendar.ts'
import { isRole } from '#shared/domain/people/person.ts'
import { signedIn } from './operation.ts'
import { named } from './problems.ts'
import { decisionProblems, resident } from './own-applications.ts'
import { caseReaders, Place, worklist } from './worklist.ts'

const ById = z.strictObject({ id: z.uuid() })

/** A command on a case: whoever sends it names the version they saw, and a request id so that a retry is the same request. */
const Stamp = { id: z.uuid(), version: z.int().meta({ examples: [7] }), requestId: z.uuid() }

/** A verb of the desk, over the version that its sender saw. */
export const officer = <Shape extends z.core.$ZodLooseShape>(
  verb: Verb,
  body: z.ZodObject<Shape>,
  path: string,
  summary: string,
) =>
  signedIn('POST', `/desk/applications/{id}/${path}`, transitions[verb].by.filter(isRole), summary)
    .input(z.strictObject({ ...Stamp, ...body.shape }))
    .output(CaseView)
    .errors(decisionProblems)

/** One page of a list; `cursor` is where the next one begins. */
const ListPage = z.strictObject({ today: LocalDate, cases: z.array(ListRow), cursor: z.string().nullable() })

export const applications = {
  worklist,
  resident,
  officer: {
    queue: signedIn('GET', '/desk/applications', caseReaders, 'The desk’s open cases by due date, overdue first')
      .input(ListFilter.extend({ cursor: Place.optional() }))
      .output(ListPage),
    late: signedIn(
      'GET',
      '/desk/late-applications',
      ['town-officer', 'town-lead', 'county-officer', 'county-confirmer', 'supervisor'],
      'What is overdue at the town, or was told to the county because it is',
    )
      .input(z.strictObject({ cursor: Place.optional() }))
      .output(ListPage),
    find: signedIn(
      'GET',
      '/desk/application-numbers/{number}',
      caseReaders,
      'The case of the division with this number',
    )
      .input(z.strictObject({ number: CaseNumber }))
      .output(z.strictObject({ id: z.uuid() }))
      .errors(named('NOT_FOUND')),
    get: signedIn('GET', '/desk/applications/{id}', caseReaders, 'A case of the officer’s division')
      .input(ById)
      .output(CaseView)
      .errors(named('NOT_FOUND', 'CONFLICT_OF_INTEREST')),
    accept: officer('accept', commands.accept, 'acceptance', 'Accept'),
    askForMissing: officer('askForMissing', commands.askForMissing, 'deficiency', 'Ask once for everything missing'),
    resolveDuplicates: officer(
      'resolveDuplicates',
      commands.resolveDuplicates,
      'duplicates',
      'Say what other cases that name the same people mean for this one',
    ),
    adjustIncome: officer(
      'adjustIncome',
      commands.adjustIncome,
      'income-adjustment',
      'Count another sum for one income, with the reason; the family reads both',
    ),
    countIncome: officer(
      'countIncome',
      commands.countIncome,
      'found-income',
      'Count an income that survey or registers found and nobody declared, with the reason; the family reads it',
    ),
    requestVerification: officer(
      'requestVerification',
      commands.requestVerification,
      'verification-renewal',
      'Ask the registers again: the report is out of date, or there is doubt',
    ),
    orderResurvey: officer(
      'orderResurvey',
      commands.orderResurvey,
      'resurvey',
      'Survey again, after an objection or a return',
    ),
    orderAppraisal: officer(
      'orderAppraisal',
      commands.orderAppraisal,
      'appraisal-order',
      'Order a democratic appraisal, or a hearing',
    ),
    recordAppraisal: officer('recordAppraisal', commands.recordAppraisal, 'appraisal', 'Record the appraisal meeting'),
    signAppraisal: officer(
      'signAppraisal',
      commands.signAppraisal,
      'appraisal-signatures',
      'Say who signed the minutes of the appraisal, on a sheet that was scanned, and why somebody did not',
    ),
    giveOpinion: officer(
      'giveOpinion',
      commands.giveOpinion,
      'opinion',
      'Give the first opinion; a grant is posted for seven days',
    ),
    signOpinion: officer(
      'signOpinion',
      commands.signOpinion,
      'opinion-signature',
      'The town’s lead signs what an officer proposed; before that it does not go to the county',
    ),
    recordObjection: officer(
      'recordObjection',
      commands.recordObjection,
      'objection',
      'Record an objection to the notice, or a lead',
    ),
    settleObjection: officer(
      'settleObjection',
      commands.settleObjection,
      'objection-answer',
      'Settle an objection or a lead: what was found, and the answer to who raised it',
    ),
    recordPosting: officer(
      'recordPosting',
      commands.recordPosting,
      'posting',
      'Record where the notice hangs; its days run from then',
    ),
    recordTakingDown: officer(
      'recordTakingDown',
      commands.recordTakingDown,
      'taking-down',
      'Record when the sheets came down',
    ),
    forward: officer('forward', commands.forward, 'forwarding', 'Forward to the county'),
    warn: officer('warn', commands.warn, 'warning', 'Warn about non-cooperation'),
    recordHearing: officer(
      'recordHearing',
      commands.recordHearing,
      'hearing-record',
      'Record the hearing before an end',
    ),
    reopen: officer('reopen', commands.reopen, 'reopening', 'Open an ended case again'),
    decideAppeal: officer('decideAppeal', commands.decideAppeal, 'appeal-outcome', 'Record what came of an appeal'),
    terminate: officer('terminate', commands.terminate, 'termination', 'End for unjustified non-cooperation'),
    extendTotal: officer('extendTotal', commands.extendTotal, 'extension', 'Extend the whole to 45 working days, once'),
    orderVisit: officer('orderVisit', commands.orderVisit, 'county-visit-order', 'Order a visit by the county'),
    recordCountyVisit: officer(
      'recordCountyVisit',
      commands.recordCountyVisit,
      'county-visit',
      'Record the county’s visit',
    ),
    examiners: signedIn(
      'GET',
      '/desk/examiners',
      ['county-officer', 'county-confirmer'],
      'Who of the county can meet about a case: its officers and confirmers in office',
    )
      .input(z.strictObject({}))
      .output(z.strictObject({ examiners: z.array(Assignee) })),
    examine: officer(
      'examine',
      commands.examine,
      'examination',
      'Record the county’s joint review; who records it and was present signs by it',
    ),
    signMinutes: officer('signMinutes', commands.signMinutes, 'minutes-signature', 'Sign the minutes of the review'),
    noteMinutesUnsigned: officer(
      'noteMinutesUnsigned',
      commands.noteMinutesUnsigned,
      'minutes-unsigned',
      'Note why somebody who was at the review has not signed',
    ),
    confirm: officer('confirm', commands.confirm, 'confirmation', 'Confirm'),
    refuse: officer('refuse', commands.refuse, 'refusal', 'Refuse with reasons'),
    returnToTown: officer('returnToTown', commands.returnToTown, 'return', 'Return to the town with questions'),
    answerQuestions: officer(
      'answerQuestions',
      commands.answerQuestions,
      'answers',
      'Answer what the county asked, each question on its own',
    ),
    announce: officer('announce', commands.announce, 'announcement', 'Announce the decision in the village'),
    deliverRefusal: officer(
      'deliverRefusal',
      commands.deliverRefusal,
      'refusal-delivery',
      'Record how the written reasons of a refusal reached the family',
    ),
    assign: officer('assign', commands.assign, 'assignment', 'Give the case to an officer of the town'),
    take: officer('take', commands.take, 'taking', 'Take the case oneself'),
    pauseDuty: officer('pauseDuty', commands.pauseDuty, 'pause', 'Let a duty of one’s office wait, with a reason'),
    resumeDuty: officer('resumeDuty', commands.resumeDuty, 'resumption', 'Let a paused duty run again'),
  },
}
