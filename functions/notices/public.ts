import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import { localDate, monthOf } from '#shared/domain/calendar/calendar.ts'
import { standingIn } from '#shared/domain/notices/standing-list.ts'
import { findNotice, noticesOf } from '#shared/store/public-record.ts'
import { listedIn } from '#shared/store/standing-list.ts'
import { problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const notices = implement(contract.notices.public).$context<RequestContext>()

export const handler = serve(
  notices.router({
    list: notices.list.handler(async ({ input, context }) => ({
      notices: await noticesOf(input.village, localDate(context.now)),
    })),
    get: notices.get.handler(async ({ input, context }) => {
      const notice = await findNotice(input.id, localDate(context.now))
      if (notice === null) throw problem('NOT_FOUND')
      return notice
    }),
    standing: notices.standing.handler(async ({ input, context }) => {
      const month = monthOf(localDate(context.now))
      return { month, recipients: standingIn(month, await listedIn(input.village)) }
    }),
  }),
)
