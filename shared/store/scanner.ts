import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'

/**
 * The county's own malware scanner, if it runs one: a function that is given `{ bucket, key }`, reads the object itself and
 * answers `{ infected }`. Its ARN is named at synth (`malwareScannerArn`); without one our own inspection stands alone.
 */
const Answer = z.object({ infected: z.boolean() })
const client = new LambdaClient({})

const scanner = () => process.env['MALWARE_SCANNER'] ?? ''
export const hasScanner = (): boolean => scanner() !== ''

/** Throws when the scanner does not answer: an unscanned file must not pass, and the event is tried again. */
export async function foundInfected(bucket: string, key: string): Promise<boolean> {
  if (!hasScanner()) return false
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: scanner(), Payload: JSON.stringify({ bucket, key }) }),
  )
  if (FunctionError !== undefined || Payload === undefined) throw new Error('The malware scanner did not answer')
  return Answer.parse(JSON.parse(new TextDecoder().decode(Payload))).infected
}
