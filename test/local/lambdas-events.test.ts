import type { DynamoDBRecord, S3EventRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { deliverNotification, deliverStream } from '#infra/local/events.ts'
import type { StreamMapping } from '#infra/local/cloud.ts'

const pauses = { first: 1, longest: 2 }
const mapping: StreamMapping = { table: 'casework', target: 'f', batchSize: 2, retries: 3, reportsItemFailures: true }
const records = (...sequence: string[]): DynamoDBRecord[] => sequence.map((s) => ({ dynamodb: { SequenceNumber: s } }))

/** A function under test conditions: remembers the batches it saw, and fails as it is told. */
const functionThat = (answer: (batch: string[], call: number) => unknown) => {
  const seen: string[] = []
  const given: string[] = []
  const invoke = async (_: string, event: object) => {
    const batch = 'Records' in event && Array.isArray(event.Records) ? event.Records : []
    const names: string[] = batch.map((r) => r.dynamodb?.SequenceNumber ?? r.s3.object.key)
    seen.push(names.join(''))
    return answer(names, seen.length)
  }
  const stopping = new AbortController()
  const giveUp = (line: string) => given.push(line)
  return { seen, given, stopping, delivery: { invoke, giveUp, stopping: stopping.signal, pauses } }
}

describe('a table’s changes', () => {
  it('reach the function in order, batch by batch', async () => {
    const { seen, delivery } = functionThat(() => null)
    await deliverStream(mapping, delivery)(records('1', '2', '3', '4', '5'))
    expect(seen).toEqual(['12', '34', '5'])
  })

  it('are tried again before anything later is delivered', async () => {
    const { seen, delivery } = functionThat((_, call) => {
      if (call <= 2) throw new Error('not yet')
    })
    await deliverStream(mapping, delivery)(records('1', '2', '3'))
    expect(seen).toEqual(['12', '12', '12', '3'])
  })

  it('go on from the record that failed, if the function says which', async () => {
    const { seen, delivery } = functionThat((_, call) =>
      call === 1 ? { batchItemFailures: [{ itemIdentifier: '2' }] } : { batchItemFailures: [] },
    )
    await deliverStream(mapping, delivery)(records('1', '2', '3'))
    expect(seen).toEqual(['12', '2', '3'])
  })

  it('are given up one by one after all retries, so that one change holds up no other for good', async () => {
    const { seen, given, delivery } = functionThat((batch) => {
      if (batch.includes('1')) throw new Error('never')
    })
    await deliverStream(mapping, delivery)(records('1', '2', '3'))
    expect(seen).toEqual(['12', '12', '12', '12', '2', '3'])
    expect(given).toEqual(['f stream casework 1'])
  })

  it('stay owed when the system stops', async () => {
    const { stopping, delivery } = functionThat(() => {
      stopping.abort()
      throw new Error('ends')
    })
    await expect(deliverStream(mapping, delivery)(records('1'))).rejects.toThrow()
  })
})

describe('an object that arrives', () => {
  const arrival = (key: string): S3EventRecord => ({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'cn-northwest-1',
    eventTime: '2026-01-01T00:00:00Z',
    eventName: 'ObjectCreated:Post',
    userIdentity: { principalId: 'local' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': '1', 'x-amz-id-2': '1' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'local',
      bucket: { name: 'intake', ownerIdentity: { principalId: 'local' }, arn: 'arn:aws-cn:s3:::intake' },
      object: { key, size: 1, eTag: 'e', sequencer: '1' },
    },
  })
  const notification = { bucket: 'intake', events: ['s3:ObjectCreated:*'], prefix: 'a/', suffix: '', target: 'f' }

  it('calls the function if its name fits', async () => {
    const { seen, delivery } = functionThat(() => null)
    const deliver = deliverNotification(notification, delivery)
    await deliver({ Records: [arrival('a/one')] })
    await deliver({ Records: [arrival('b/two')] })
    expect(seen).toEqual(['a/one'])
  })

  it('stays owed when the system stops, and is not reported as given up', async () => {
    const { stopping, given, delivery } = functionThat(() => {
      stopping.abort()
      throw new Error('ends')
    })
    const delivered = deliverNotification(notification, delivery)({ Records: [arrival('a/one')] })
    await expect(delivered).rejects.toThrow()
    expect(given).toEqual([])
  })

  it('is tried three times, then reported', async () => {
    const { seen, given, delivery } = functionThat(() => {
      throw new Error('never')
    })
    await deliverNotification(notification, delivery)({ Records: [arrival('a/one')] })
    expect(seen).toHaveLength(3)
    expect(given).toEqual(['f bucket intake'])
  })
})
