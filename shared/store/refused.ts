import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'

/** Carries out a conditional write; false when its condition did not hold. */
export async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Positions of a transaction's writes whose condition did not hold; null when it failed for another reason. */
export const conditionsFailed = (error: unknown): number[] | null => {
  if (!(error instanceof TransactionCanceledException)) return null
  const codes = error.CancellationReasons?.map(({ Code }) => Code) ?? []
  // Two writers at the same moment: the other one is about to win.
  const failed = codes.flatMap((code, position) =>
    code === 'ConditionalCheckFailed' || code === 'TransactionConflict' ? [position] : [],
  )
  return failed.length > 0 ? failed : null
}

/** Carries out a transaction; false when one of its conditions did not hold. */
export async function unlessOvertaken(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (conditionsFailed(error) === null) throw error
    return false
  }
}
