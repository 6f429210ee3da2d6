import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { isOwnOrKin } from '#shared/domain/applications/kin.ts'
import { by } from '#shared/domain/applications/rule.ts'
import { maySee } from '#shared/domain/documents/document.ts'
import { reaches } from '#shared/domain/people/person.ts'
import { findDocument } from '#shared/store/documents.ts'
import { whereaboutsOf } from '#shared/store/applications.ts'
import { leaveTrace } from '#shared/store/traces.ts'
import { zones } from '#shared/store/uploads.ts'
import { unlessConflicted } from '../applications/stand-aside.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { shortLink } from './link.ts'

const documents = implement(contract.documents.officer).$context<RequestContext>().use(signedIn)

export const handler = serve(
  documents.router({
    link: documents.link.handler(({ input: { id, documentId }, context }) =>
      unlessConflicted(id, 'document', context, async () => {
        const { actor, now } = context
        const sent = await whereaboutsOf(id)
        if (sent === null || !reaches(actor, sent.village)) throw problem('NOT_FOUND')
        if (isOwnOrKin(sent, actor)) throw problem('CONFLICT_OF_INTEREST')
        const document = await findDocument(id, documentId)
        const link = await shortLink(zones.documents, id, document && maySee(document, actor.role) ? document : null)
        await leaveTrace(id, { at: now, by: by(actor), deed: 'viewed', about: document?.name ?? null })
        return link
      }),
    ),
  }),
)
