import { implement } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import { contract } from '#shared/contract/index.ts'
import { countyOf } from '#shared/domain/complaints/filing.ts'
import { receive, senderSays, type SenderVerb } from '#shared/domain/complaints/sender.ts'
import { sentComplaint } from '#shared/domain/complaints/views.ts'
import { givesAway, newReceipt } from '#shared/domain/petitions/receipt.ts'
import { addToComplaint, complaintIdOf, fileComplaint, findComplaint } from '#shared/store/complaints.ts'
import { namesOf } from '#shared/store/kin.ts'
import { fieldProblem, problem } from '../http/problem.ts'
import { serve, type RequestContext } from '../http/serve.ts'

const complaints = implement(contract.complaints.public).$context<RequestContext>()
const attempts = 4

const foundBy = async (receipt: string) => {
  const found = await findComplaint(await complaintIdOf(receipt))
  if (found === null) throw problem('RECEIPT_UNKNOWN')
  return found
}

/** Words of the sender; whoever they name does not see the complaint from this moment on. */
const say = (verb: SenderVerb) => async (said: { receipt: string; text: string }, now: string) => {
  const { receipt, text } = said
  if (givesAway(text, receipt)) throw problem('INPUT_INVALID', { fields: [fieldProblem('text', 'gives-away-receipt')] })
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await foundBy(receipt)
    const { id, filing } = found.complaint
    const events = senderSays(id, found.events, { verb, text }, await namesOf(countyOf(filing)), now)
    if ('problem' in events) throw problem(events.problem)
    if (await addToComplaint(found, ...events)) return sentComplaint(id, [...found.events, ...events], now)
  }
  throw problem('CHANGED_MEANWHILE')
}
const write = say('write')
const contest = say('contest')
const askReview = say('askReview')

export const handler = serve(
  complaints.router({
    file: complaints.file.handler(async ({ input, context: { now } }) => {
      const receipt = newReceipt(randomBytes(16))
      const received = receive(input, await namesOf(countyOf(input)), now)
      const filed = await fileComplaint(await complaintIdOf(receipt.replaceAll('-', '')), [received])
      if (!filed) throw new Error('Two receipts were the same')
      return { receipt }
    }),
    follow: complaints.follow.handler(async ({ input, context: { now } }) => {
      const { complaint, events } = await foundBy(input.receipt)
      return sentComplaint(complaint.id, events, now)
    }),
    write: complaints.write.handler(({ input, context }) => write(input, context.now)),
    contest: complaints.contest.handler(({ input, context }) => contest(input, context.now)),
    askReview: complaints.askReview.handler(({ input, context }) => askReview(input, context.now)),
  }),
)
