import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { findDocument } from '#shared/store/documents.ts'
import { openToken } from '#shared/store/sealed-answers.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { arrivalOf } from './arrival-token.ts'

const documents = implement(contract.documents.public).$context<RequestContext>()

export const handler = serve(
  documents.router({
    arrival: documents.arrival.handler(({ input: { token } }) => arrivalOf(token, openToken, findDocument)),
  }),
)
