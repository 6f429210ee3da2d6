/** A cloud assembly as CDK writes one, made by hand: two stacks, both APIs, and handlers that a test can steer. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const temporaryDirectory = () => mkdtempSync(join(tmpdir(), 'sunshine-'))

const handlers = {
  echo: `export const handler = async (event, context) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    cookies: ['a=1', 'b=2'],
    body: JSON.stringify({ event, environment: process.env, left: context.getRemainingTimeInMillis() }),
  })`,
  plain: `let calls = 0
  export const handler = async ({ rawPath }) => {
    if (rawPath === '/slow') await new Promise(() => {})
    if (rawPath === '/stuck') for (;;);
    if (rawPath === '/failing') throw new Error('on purpose')
    if (rawPath === '/odd') return { statusCode: 200, headers: { 'x-name': '李\\n桂花' } }
    if (rawPath === '/picture') return { statusCode: 200, body: 'iVBORw==', isBase64Encoded: true, headers: { 'content-type': 'image/png' } }
    return { calls: ++calls }
  }`,
  broken: `import './not-there.mjs'
  export const handler = () => {}`,
  recorder: `import { appendFileSync, existsSync } from 'node:fs'
  export const handler = async (event) => {
    const { JOURNAL, OBSTACLE } = process.env
    if (existsSync(OBSTACLE)) throw new Error('obstacle')
    const shift = process.env.CLOCK_SHIFT ?? 'none'
    appendFileSync(JOURNAL, JSON.stringify({ event, shift }) + '\\n')
  }`,
  portal: `export const handler = async ({ rawPath, headers }) => ({
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<h1>阳光救助</h1>' + headers['x-forwarded-proto'] + '://' + headers.host + rawPath,
  })`,
}
type Handler = keyof typeof handlers

const lambda = (name: Handler, variables: object = {}, timeout = 1) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${name}.zip` },
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Timeout: timeout,
    MemorySize: 128,
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Environment: { Variables: variables },
  },
})

const integration = (api: string, name: string) => ({
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: { ApiId: { Ref: api }, IntegrationUri: { 'Fn::GetAtt': [name, 'Arn'] }, PayloadFormatVersion: '2.0' },
})

const route = (api: string, key: string, name: string, guarded = false) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: api },
    RouteKey: key,
    Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${name}Integration` }]] },
    ...(guarded && { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } }),
  },
})

const records = {
  Resources: {
    Casework: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
    },
    Intake: { Type: 'AWS::S3::Bucket', Properties: {} },
  },
  Outputs: {
    Table: { Value: { Ref: 'Casework' }, Export: { Name: 'records:Casework' } },
    Stream: { Value: { 'Fn::GetAtt': ['Casework', 'StreamArn'] }, Export: { Name: 'records:Stream' } },
    Bucket: { Value: { 'Fn::GetAtt': ['Intake', 'Arn'] }, Export: { Name: 'records:Intake' } },
  },
}

const bucketName = { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::ImportValue': 'records:Intake' }] }] }

const services = (journal: string, obstacle: string) => ({
  Parameters: { Issuer: { Type: 'String' }, Audience: { Type: 'String' }, PortalOrigin: { Type: 'String' } },
  Resources: {
    Role: { Type: 'AWS::IAM::Role', Properties: {} },
    echo: lambda('echo', {
      CASEWORK_TABLE: { 'Fn::ImportValue': 'records:Casework' },
      ISSUER: { Ref: 'Issuer' },
      BUCKET: { 'Fn::Sub': ['${Name}/${AWS::Region}', { Name: bucketName }] },
    }),
    plain: lambda('plain'),
    broken: lambda('broken'),
    recorder: lambda('recorder', { JOURNAL: journal, OBSTACLE: obstacle }, 5),
    portal: lambda('portal', { API_URL: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } }),
    Api: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: {
        ProtocolType: 'HTTP',
        CorsConfiguration: { AllowOrigins: [{ Ref: 'PortalOrigin' }], AllowMethods: ['GET'], AllowHeaders: ['x-a'] },
      },
    },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: { Ref: 'Api' },
        StageName: '$default',
        AccessLogSettings: { Format: '$context.routeKey $context.status $context.unknown' },
      },
    },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: { JwtConfiguration: { Issuer: { Ref: 'Issuer' }, Audience: [{ Ref: 'Audience' }] } },
    },
    echoIntegration: integration('Api', 'echo'),
    plainIntegration: integration('Api', 'plain'),
    brokenIntegration: integration('Api', 'broken'),
    RouteCase: route('Api', 'GET /cases/{id}', 'echo'),
    RouteNew: route('Api', 'GET /cases/new', 'plain'),
    RouteAny: route('Api', 'ANY /cases/{id}', 'plain'),
    RouteFiles: route('Api', 'GET /cases/{path+}', 'plain'),
    RoutePost: route('Api', 'POST /echo', 'echo'),
    RouteMine: route('Api', 'GET /mine', 'echo', true),
    RouteSlow: route('Api', 'GET /slow', 'plain'),
    RouteStuck: route('Api', 'GET /stuck', 'plain'),
    RouteFailing: route('Api', 'GET /failing', 'plain'),
    RouteOdd: route('Api', 'GET /odd', 'plain'),
    RoutePicture: route('Api', 'GET /picture', 'plain'),
    RouteCount: route('Api', 'GET /count', 'plain'),
    RouteBroken: route('Api', 'GET /broken', 'broken'),
    Portal: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    portalIntegration: integration('Portal', 'portal'),
    RoutePortal: route('Portal', '$default', 'portal'),
    Changes: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::ImportValue': 'records:Stream' },
        FunctionName: { Ref: 'recorder' },
        BatchSize: 2,
      },
    },
    Arrivals: {
      Type: 'Custom::S3BucketNotifications',
      Properties: {
        BucketName: bucketName,
        NotificationConfiguration: {
          LambdaFunctionConfigurations: [
            { Events: ['s3:ObjectCreated:*'], LambdaFunctionArn: { 'Fn::GetAtt': ['recorder', 'Arn'] } },
          ],
        },
      },
    },
    Nightly: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'cron(0 18 * * ? *)',
        State: 'ENABLED',
        Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['recorder', 'Arn'] }, Input: '{"nightly":true}' }],
      },
    },
  },
})

export type Templates = { records: object; services: ReturnType<typeof services> }

/**
 * Writes the assembly into a new folder.
 * @param change what a test wants otherwise
 */
export const writeCloud = (change: (templates: Templates) => void = () => undefined) => {
  const directory = temporaryDirectory()
  const journal = join(directory, 'journal')
  const obstacle = join(directory, 'obstacle')
  const templates: Templates = { records: structuredClone(records), services: services(journal, obstacle) }
  change(templates)
  const files: Record<string, object> = {}
  for (const [name, source] of Object.entries(handlers)) {
    mkdirSync(join(directory, `asset.${name}`))
    writeFileSync(join(directory, `asset.${name}`, 'index.mjs'), source)
    files[name] = { source: { path: `asset.${name}`, packaging: 'zip' } }
  }
  const artifacts: Record<string, object> = {}
  for (const [name, template] of Object.entries(templates)) {
    writeFileSync(join(directory, `${name}.template.json`), JSON.stringify(template))
    writeFileSync(join(directory, `${name}.assets.json`), JSON.stringify({ files }))
    artifacts[name] = { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } }
  }
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify({ artifacts }))
  return { directory, journal, obstacle }
}
