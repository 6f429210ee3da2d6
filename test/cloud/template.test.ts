import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { expiryAttribute, tables } from '#shared/store/tables.ts'
import { doorsOf, synthesize, templateOf } from './synthesized.ts'

const { templates } = synthesize()
const records = templateOf(templates, 'records')
const doors = [...doorsOf(templateOf(templates, 'services')), ...doorsOf(templateOf(templates, 'portal'))]

describe('doors', () => {
  test.each(doors)('$name runs on Node 24 and arm64', ({ runtime, processors }) => {
    expect({ runtime, processors }).toEqual({ runtime: 'nodejs24.x', processors: ['arm64'] })
  })

  test.each(doors)('$name keeps real time and calls the real cloud', ({ variables }) => {
    expect(Object.keys(variables).filter((name) => /^(CLOCK_SHIFT|AWS_ENDPOINT_URL)/.test(name))).toEqual([])
  })

  test.each(['services', 'portal'])('no role of %s has a managed policy, except the one of the CDK itself', (stack) => {
    const roles = Object.entries(templateOf(templates, stack).findResources('AWS::IAM::Role'))
    const managed = roles.filter(([, { Properties }]) => Properties.ManagedPolicyArns).map(([id]) => id)
    expect(managed.filter((id) => !id.startsWith('BucketNotificationsHandler'))).toEqual([])
  })
})

describe('tables', () => {
  test('are those of the store', () => {
    const found = records.findResources('AWS::DynamoDB::Table')
    expect(Object.keys(found)).toHaveLength(Object.keys(tables).length)
  })

  test.each(Object.entries(tables))(
    '%s answers its questions, is backed up and cannot be deleted',
    (name, definition) => {
      const [table] = Object.entries(records.findResources('AWS::DynamoDB::Table')).filter(([id]) =>
        id.startsWith(name),
      )
      const keys = (partition: string, sort: string) => [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ]
      const indexes = Object.entries(definition.indexes).map(([IndexName, { partitionKey, sortKey }]) =>
        expect.objectContaining({ IndexName, KeySchema: keys(partitionKey.name, sortKey.name) }),
      )
      expect(table?.[1]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      expect(table?.[1].Properties).toMatchObject({
        KeySchema: keys('pk', 'sk'),
        TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      })
      expect(table?.[1].Properties.GlobalSecondaryIndexes ?? []).toEqual(indexes)
      expect(table?.[1].Properties.StreamSpecification).toEqual(
        definition.stream ? { StreamViewType: 'NEW_AND_OLD_IMAGES' } : undefined,
      )
    },
  )

  test.each(['casework', 'tips'])('%s is encrypted with a key of its own zone', (name) => {
    const found = Object.entries(records.findResources('AWS::DynamoDB::Table')).find(([id]) => id.startsWith(name))
    const key = JSON.stringify(found?.[1].Properties.SSESpecification)
    expect(key.toLowerCase()).toContain(`${name}zonekey`)
  })
})

describe('buckets', () => {
  const buckets = Object.entries(records.findResources('AWS::S3::Bucket')).map(([id, { Properties }]) => ({
    name: id.replace(/[0-9A-F]{8}$/, ''),
    id,
    properties: Properties,
  }))

  test.each(buckets)('$name is private and encrypted, and refuses plain HTTP', ({ id, properties }) => {
    expect(properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
    })
    records.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: id },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    })
  })

  test.each([
    ['Intake', 30],
    ['TipIntake', 1],
  ])('%s keeps no version, forgets after %i days, and takes posts from the portal alone', (name, days) => {
    const intake = buckets.find((bucket) => bucket.name === name)?.properties
    expect(intake.VersioningConfiguration).toBeUndefined()
    expect(intake.LifecycleConfiguration.Rules).toEqual([expect.objectContaining({ ExpirationInDays: days })])
    const [rule, ...others] = intake.CorsConfiguration.CorsRules
    expect(others).toEqual([])
    expect(rule.AllowedMethods).toEqual(['POST'])
    expect(JSON.stringify(rule.AllowedOrigins)).toMatch(
      /^\[\{"Fn::ImportValue":"Sunshine-identity:\w*PortalOrigin\w*"\}\]$/,
    )
  })
})

describe('access logs', () => {
  test.each(['services', 'portal'])('of %s lead to nobody', (stack) => {
    const stages = Object.values(templateOf(templates, stack).findResources('AWS::ApiGatewayV2::Stage'))
    expect(stages).toHaveLength(1)
    for (const { Properties } of stages) {
      const format: string = Properties.AccessLogSettings.Format
      expect(format).toContain('$context.requestId')
      expect(format).not.toMatch(/sourceIp|userAgent|identity|claims|\$context\.(path|domainName|extendedRequestId)/i)
      expect(Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: expect.any(Number) })
    }
  })
})

describe('limits', () => {
  const services = templateOf(templates, 'services')
  const [stage] = Object.values(services.findResources('AWS::ApiGatewayV2::Stage'))
  const routes = Object.entries(services.findResources('AWS::ApiGatewayV2::Route'))

  test('what anyone may send to an office, or try codes at, has a limit of its own, below that of all requests', () => {
    const limits: Record<string, { ThrottlingRateLimit: number }> = stage?.Properties.RouteSettings
    expect(Object.keys(limits)).toEqual(
      expect.arrayContaining(['POST /tips', 'POST /complaints', 'GET /decisions/{code}', 'POST /notices/answers']),
    )
    expect(
      Object.keys(limits).filter((key) => !/ \/(tips|complaints|decisions|notices|desk\/tip-key)\b/.test(key)),
    ).toEqual([])
    for (const { ThrottlingRateLimit } of Object.values(limits))
      expect(ThrottlingRateLimit).toBeLessThan(stage?.Properties.DefaultRouteSettings.ThrottlingRateLimit)
  })

  test('the limited routes exist before the stage that limits them', () => {
    const limited = routes.filter(([, { Properties }]) => Properties.RouteKey in stage?.Properties.RouteSettings)
    expect(limited.length).toBe(Object.keys(stage?.Properties.RouteSettings).length)
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(limited.map(([id]) => id)))
  })
})

describe('events', () => {
  const services = templateOf(templates, 'services')

  test('changes of cases and of the register are retried, split and set apart, in order', () => {
    const mappings = Object.values(services.findResources('AWS::Lambda::EventSourceMapping'))
    expect(mappings).toHaveLength(5)
    for (const { Properties } of mappings) {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: expect.any(Number),
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^Unhandled/), 'Arn'] } },
        },
      })
      // One batch of a shard at a time: more would overtake each other.
      expect(Properties.ParallelizationFactor).toBeUndefined()
    }
  })

  test('an event of a tip, which names the address of its sender, is never set aside', () => {
    const settings = Object.values(services.findResources('AWS::Lambda::EventInvokeConfig'))
    const ofTips = settings.filter(({ Properties }) => /^tipsonevidence/.test(Properties.FunctionName.Ref))
    expect(ofTips).toHaveLength(1)
    expect(ofTips[0]?.Properties.DestinationConfig).toBeUndefined()
  })
})

describe('alarms', () => {
  test('each says in a sentence what a person notices', () => {
    const alarms = Object.values(templateOf(templates, 'watch').findResources('AWS::CloudWatch::Alarm'))
    expect(alarms.length).toBeGreaterThan(0)
    for (const { Properties } of alarms) expect(Properties.AlarmDescription).toMatch(/^[A-Z].{30,}\.$/)
  })
})

describe('any partition', () => {
  test.each(Object.keys(templates))('%s names neither a partition nor a region', (stack) => {
    const text = JSON.stringify(templateOf(templates, stack).toJSON())
    expect(text).not.toMatch(/arn:aws(-cn)?:|\b(us|eu|cn|ap)-[a-z]+-\d\b/)
  })
})
