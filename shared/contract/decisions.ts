import * as z from 'zod'
import { Proof, ProofCode } from '#shared/domain/decisions/proof.ts'
import { open } from './operation.ts'
import { named } from './problems.ts'

export const decisions = {
  public: {
    verify: open('GET', '/decisions/{code}', 'Whether a written decision with this code was given, and still stands')
      .input(z.strictObject({ code: ProofCode }))
      .output(Proof)
      .errors(named('CODE_UNKNOWN')),
  },
}
