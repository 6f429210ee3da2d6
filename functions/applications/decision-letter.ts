import type { Application } from '#shared/domain/applications/application.ts'
import { letterOf } from '#shared/domain/decisions/letter.ts'
import { proofOf } from '#shared/domain/decisions/proof.ts'
import { spokenCode } from '#shared/domain/spoken-code.ts'
import type { ApplicationChange } from '#shared/store/changes.ts'
import { findDocument } from '#shared/store/documents.ts'
import { told } from '#shared/store/environment.ts'
import { keepProof } from '#shared/store/proofs.ts'
import { decisionBytes } from '#shared/store/sealed-answers.ts'
import { filePaper } from '../papers/file-paper.ts'
import { paperId } from '../papers/paper-id.ts'

/** One decision has one letter. */
const letterId = (id: string, decidedAt: string): string => paperId('letter', id, decidedAt)

const codeOf = async (id: string, decidedAt: string) => spokenCode(await decisionBytes(id, decidedAt))
const plain = (code: string) => code.replaceAll('-', '')

/** The paper lies in the bucket before it is filed, and can be checked before anybody holds it. */
const write = async (state: Application, decidedAt: string): Promise<void> => {
  const { id, version } = state
  const proof = proofOf(state)
  const code = await codeOf(id, decidedAt)
  const letter = letterOf(state, { code, url: `${told('PORTAL_ORIGIN')}/verify/${code}` })
  if (proof === null || letter === null) return
  await filePaper(id, { id: letterId(id, decidedAt), kind: 'decision', at: decidedAt, paper: letter }, () =>
    keepProof(plain(code), version, proof),
  )
}

/** What the code of a decision that no longer stands has to say from now on. */
const retire = async (before: Application, version: number, decidedAt: string): Promise<void> => {
  const proof = proofOf(before)
  if (proof !== null)
    await keepProof(plain(await codeOf(before.id, decidedAt)), version, { ...proof, standing: 'changed' })
}

/** A decided case has its letter, with a code that anyone can check; the code of a decision that was replaced says so. */
export const decisionLetter = async ({ before, after }: ApplicationChange): Promise<void> => {
  const stood = before?.decision?.at
  const stands = after?.decision?.at
  if (before && after && stood !== undefined && stood !== stands) await retire(before, after.version, stood)
  if (after === null || stands === undefined) return
  if ((await findDocument(after.id, letterId(after.id, stands))) === null) await write(after, stands)
}
