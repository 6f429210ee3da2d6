import { signsOf, spokenCode, TypedCode } from '#shared/domain/spoken-code.ts'

/** By which a report is followed, without an account. */
export const newReceipt = spokenCode
export const Receipt = TypedCode('receipt-malformed')

/** Whether words give the receipt away: they are read by others, and the receipt opens everything. */
export const givesAway = (words: string, receipt: string) => signsOf(words).includes(receipt)
