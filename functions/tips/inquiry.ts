import { implement } from '@orpc/server'
import { contract } from '#shared/contract/index.ts'
import type { Actor } from '#shared/domain/people/person.ts'
import { familyOf, lookedAt, type Family } from '#shared/domain/reports/look.ts'
import type { Report } from '#shared/domain/reports/report.ts'
import { familyFile, familyNumbered } from '#shared/store/family-file.ts'
import { orderCheck } from '#shared/store/ordered-checks.ts'
import { townOf } from '#shared/store/waiting.ts'
import { body } from '../http/body.ts'
import { serve, type RequestContext } from '../http/serve.ts'
import { signedIn } from '../http/signed-in.ts'
import { desk } from '../reports/desk.ts'
import { unlocked } from './unlocked.ts'

const tips = implement(contract.tips.inquiry).$context<RequestContext>().use(signedIn).use(unlocked)
const { act } = desk

const kinds = { visit: 'visit', recheck: 'check' } as const

/** Ordered before it is written down: what fails between leaves a look too many, never one that was promised and is not made. */
const familyIn = async ({ links }: Report, number: string, { division }: Actor): Promise<Family | null> => {
  const file = await familyNumbered(number)
  if (file === null || !file.village.startsWith(division)) return null
  const family = familyOf(file)
  const isNew = !links.some((link) => link.case === family.case)
  if (isNew && family.look !== 'none') await orderCheck(kinds[family.look], townOf(file.village), family.case)
  return family
}

const lookedIn = async ({ links }: Report) =>
  Promise.all(
    links.map(async (link) => {
      const file = await familyFile(link.case)
      return file === null ? { case: link.case, made: true, proposed: false } : lookedAt(link, file)
    }),
  )

export const handler = serve(
  tips.router({
    link: tips.link.handler(({ input, context }) =>
      act(input, { verb: 'link', ...body(input) }, context, async (report) => ({
        family: await familyIn(report, input.number, context.actor),
      })),
    ),
    conclude: tips.conclude.handler(({ input, context }) =>
      act(input, { verb: 'conclude', ...body(input) }, context, async (report) => ({ looked: await lookedIn(report) })),
    ),
  }),
)
