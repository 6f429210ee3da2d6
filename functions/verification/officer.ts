import { implement } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import { by } from '#shared/domain/applications/rule.ts'
import type { Trace } from '#shared/domain/applications/trace.ts'
import { verificationView, type VerificationView } from '#shared/domain/applications/verification-view.ts'
import type { CaseFile } from '#shared/domain/applications/views.ts'
import { localDate } from '#shared/domain/calendar/calendar.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { replyKey } from '#shared/domain/verification/file.ts'
import type { Source } from '#shared/domain/verification/sources.ts'
import { told } from '#shared/store/environment.ts'
import { replyFilesOf } from '#shared/store/reply-files.ts'
import { leaveTrace, tracesOf } from '#shared/store/traces.ts'
import { keep, linkSeconds, linkTo, uploadForm, uploadSeconds, zones } from '#shared/store/uploads.ts'
import { rulesOf } from '../applications/case.ts'
import { act, body, fileWithinReach } from '../applications/desk.ts'
import { unlessConflicted } from '../applications/stand-aside.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { askByTable } from './asked-table.ts'

const officer = implement(contract.verification.officer).$context<RequestContext>().use(signedIn)

/** Every look-up leaves who, why and when (Law art. 70(6)): who took out a list, who read an answer; who asked, with the asking. */
const lookedUp = (id: string, actor: Actor, at: string, ...about: readonly string[]) =>
  leaveTrace(id, { at, by: by(actor), deed: 'looked-up', about: about.join(' ') })

const answersForIt = ({ role }: Actor) => role === 'verifier' || role === 'supervisor'

const behind = async (id: string, actor: Actor): Promise<Pick<VerificationView, 'lookUps' | 'files'>> => {
  const lookUps: Trace[] | null = answersForIt(actor)
    ? (await tracesOf(id)).filter(({ deed }) => deed === 'looked-up')
    : null
  const files = actor.role === 'verifier' ? await replyFilesOf(actor.division) : null
  return { lookUps, files: files && files.filter(({ cases }) => cases.includes(id)) }
}

/** Lists leave and replies come only while a request asks this register about this case. */
const whileAsked = async (id: string, source: Source, actor: Actor): Promise<CaseFile> => {
  const file = await fileWithinReach(id, actor)
  const { verification, stage } = file.application
  if (verification.status !== 'started' || !verification.request?.sources.includes(source))
    throw problem('STAGE_NOT_ALLOWED', { stage })
  return file
}

const listFor = async (id: string, source: Source, { actor, now }: { actor: Actor; now: string }) => {
  const { application } = await whileAsked(id, source, actor)
  const { request } = application.verification
  const key = `lists/${actor.division}/${source}/${id}.csv`
  await lookedUp(id, actor, now, 'list', request?.purpose ?? '', source)
  await keep(zones.registers, key, askByTable(source, application.answers.members ?? []), 'text/csv')
  return {
    url: await linkTo(zones.registers, key, 'text/csv'),
    expiresAt: new Date(Date.now() + linkSeconds * 1000).toISOString(),
  }
}

const uploadFor = async (id: string, source: Source, actor: Actor) => {
  await whileAsked(id, source, actor)
  const name = `${id}/${randomUUID()}`
  const returnTo = `${told('PORTAL_ORIGIN')}/desk/applications/${id}/verification?sent=${encodeURIComponent(name)}`
  const { url, fields } = await uploadForm(
    zones.registers,
    replyKey({ county: actor.division, source, name }),
    undefined,
    returnTo,
  )
  return { name, url, fields, expiresAt: new Date(Date.now() + uploadSeconds * 1000).toISOString() }
}

export const handler = serve(
  officer.router({
    get: officer.get.handler(({ input: { id }, context }) =>
      unlessConflicted(id, 'verification', context, async () => {
        const { actor, now } = context
        const file = await fileWithinReach(id, actor)
        const { procedure } = await rulesOf(file.application, now)
        if (file.replies.length > 0) await lookedUp(id, actor, now, 'read')
        else await leaveTrace(id, { at: now, by: by(actor), deed: 'viewed', about: '核对' })
        return verificationView(file, actor, procedure, localDate(now), await behind(id, actor))
      }),
    ),
    start: officer.start.handler(({ input, context }) =>
      act(input, { verb: 'startVerification', ...body(input) }, context),
    ),
    report: officer.report.handler(({ input, context }) =>
      act(input, { verb: 'reportVerification', ...body(input) }, context),
    ),
    list: officer.list.handler(({ input: { id, source }, context }) => listFor(id, source, context)),
    upload: officer.upload.handler(({ input: { id, source }, context: { actor } }) => uploadFor(id, source, actor)),
    correct: officer.correct.handler(({ input, context }) =>
      act(input, { verb: 'correctRegister', ...body(input) }, context),
    ),
  }),
)
