import { Duration, Stack, Validations } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3'
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { AnyContractRouter } from '@orpc/contract'
import type { Construct } from 'constructs'
import { approvedUnder } from '#shared/domain/archives/archive.ts'
import { bundleDoors } from '../constructs/bundles.ts'
import { ContractApi, openToAnyone } from '../constructs/contract-api.ts'
import { Door } from '../constructs/door.ts'
import type { BucketBinding, TableBinding } from '../constructs/door.ts'
import { Gateway } from '../constructs/gateway.ts'
import { doors, type DoorName } from './doors.ts'
import { grantRecords } from './grants.ts'
import type { Identity } from './identity.ts'
import type { Records } from './records.ts'

interface ServicesProps extends StackProps {
  readonly contract: AnyContractRouter
  readonly records: Records
  readonly identity: Identity
}

/** Anyone may write through these, and a receipt is slow to check on purpose: a flood must not take everyone's share. */
const eachReport = { rateLimit: 20, burstLimit: 40 }
/** Doors that take less than their share of requests a second; codes are not to be tried in numbers. */
const limits: Readonly<Record<string, typeof eachReport>> = {
  'tips/public': eachReport,
  'tips/keys': { rateLimit: 5, burstLimit: 20 },
  'complaints/public': eachReport,
  'notices/objector': eachReport,
  'notices/answers': eachReport,
  'decisions/public': { rateLimit: 5, burstLimit: 20 },
}

interface DoorLimits {
  readonly memoryMegabytes?: number
  readonly timeout?: Duration
}
type MakeDoor = (name: DoorName, limits?: DoorLimits) => Door

/** Files up to 10 MB pass through the memory of these, and are searched there. */
const judgesFiles = { memoryMegabytes: 1024, timeout: Duration.minutes(1) }

/** Passphrases and receipts are slow to try on purpose: with a whole processor, half a second. */
const triesPassphrases = { memoryMegabytes: 1769 }

/** The API, the doors behind it with what each may touch, and the events that call the others. */
export class Services extends Stack {
  readonly gateway: Gateway
  readonly doors: Readonly<Record<DoorName, Door>>
  /** What could not be handled after all retries: case changes and documents. Never anything of a tip. */
  readonly unhandled: Queue

  constructor(scope: Construct, id: string, { contract, records, identity, ...props }: ServicesProps) {
    super(scope, id, props)
    this.doors = this.makeDoors()
    grantRecords(this.doors, records)
    const { portalOrigin } = identity
    for (const name of [
      'documents/resident',
      'investigation/officer',
      'notices/board',
      'verification/officer',
      'tips/public',
      'applications/on-change',
    ] as const) {
      this.doors[name].knows({ PORTAL_ORIGIN: portalOrigin })
    }
    this.doors['tips/public'].derivesWith(identity.markKey)
    this.scanWith(this.node.tryGetContext('malwareScannerArn'), records)
    this.gateway = new Gateway(this, 'Gateway', {
      description: 'Sunshine Aid: every operation of the contract',
      throttle: { rateLimit: 200, burstLimit: 400 },
    })
    const { api } = this.gateway
    const { authorizer } = identity
    const { routes } = new ContractApi(this, 'Contract', { contract, api, authorizer, doors: this.doors })
    for (const route of routes) {
      const limit = limits[route.door]
      if (limit) this.gateway.limit(route, limit)
    }
    this.describeItself()
    this.unhandled = this.makeUnhandled()
    this.callOnChanges(records)
    this.callOnArrivals(records)
    this.callEachMorning()
  }

  private makeDoors(): Readonly<Record<DoorName, Door>> {
    const codeOf = bundleDoors(this, Object.keys(doors))
    const door: MakeDoor = (name, limits = {}) =>
      new Door(this, name.replace('/', '-'), { code: codeOf(name), description: doors[name], ...limits })
    return { ...this.doorsOfBenefits(door), ...this.doorsOfReports(door), ...this.doorsOfCases(door) }
  }

  private doorsOfCases(door: MakeDoor) {
    return {
      'programs/public': door('programs/public'),
      'programs/drafts': door('programs/drafts'),
      'programs/signatory': door('programs/signatory'),
      'programs/on-draft-change': door('programs/on-draft-change', { timeout: Duration.minutes(1) }),
      'notices/public': door('notices/public'),
      'notices/board': door('notices/board', { memoryMegabytes: 1024 }),
      'notices/objector': door('notices/objector'),
      'notices/answers': door('notices/answers'),
      'notices/on-objection': door('notices/on-objection', { timeout: Duration.minutes(1) }),
      'people/self': door('people/self'),
      'people/administrator': door('people/administrator'),
      'people/registrar': door('people/registrar'),
      'divisions/administrator': door('divisions/administrator'),
      'applications/resident': door('applications/resident'),
      'applications/officer': door('applications/officer'),
      'mandates/agent': door('mandates/agent'),
      'mandates/town': door('mandates/town'),
      'referrals/finder': door('referrals/finder'),
      'referrals/town': door('referrals/town'),
      'applications/worklist': door('applications/worklist'),
      'applications/each-morning': door('applications/each-morning', { timeout: Duration.minutes(15) }),
      'applications/on-change': door('applications/on-change', { memoryMegabytes: 1024, timeout: Duration.minutes(1) }),
      'applications/on-kin-change': door('applications/on-kin-change', { timeout: Duration.minutes(1) }),
      'archives/officer': door('archives/officer'),
      'archives/on-approval': door('archives/on-approval', { memoryMegabytes: 1024, timeout: Duration.minutes(10) }),
      'decisions/public': door('decisions/public'),
      'investigation/officer': door('investigation/officer'),
      'investigation/surveyor': door('investigation/surveyor'),
      'verification/officer': door('verification/officer'),
      'verification/on-reply': door('verification/on-reply', judgesFiles),
      'documents/resident': door('documents/resident'),
      'documents/public': door('documents/public'),
      'documents/officer': door('documents/officer'),
      'documents/on-arrival': door('documents/on-arrival', judgesFiles),
      'notices/on-case-change': door('notices/on-case-change', { timeout: Duration.minutes(1) }),
      'http/openapi': door('http/openapi'),
    }
  }

  private doorsOfBenefits(door: MakeDoor) {
    return {
      'benefits/resident': door('benefits/resident'),
      'benefits/officer': door('benefits/officer'),
      'benefits/each-morning': door('benefits/each-morning', { timeout: Duration.minutes(15) }),
    }
  }

  private doorsOfReports(door: MakeDoor) {
    return {
      'tips/public': door('tips/public', triesPassphrases),
      'tips/handler': door('tips/handler'),
      'tips/inquiry': door('tips/inquiry'),
      'tips/numbers': door('tips/numbers'),
      'tips/each-morning': door('tips/each-morning', { timeout: Duration.minutes(15) }),
      'tips/keys': door('tips/keys', triesPassphrases),
      'tips/custody': door('tips/custody'),
      'tips/identities': door('tips/identities'),
      'tips/on-evidence': door('tips/on-evidence', judgesFiles),
      'complaints/public': door('complaints/public'),
      'complaints/officer': door('complaints/officer'),
      'complaints/each-morning': door('complaints/each-morning', { timeout: Duration.minutes(15) }),
    }
  }

  /** The one route that is not in the contract, because it is the contract. */
  private describeItself(): void {
    const route = new HttpRoute(this, 'OpenApi', {
      httpApi: this.gateway.api,
      routeKey: HttpRouteKey.with('/openapi.json', HttpMethod.GET),
      integration: new HttpLambdaIntegration('http/openapi integration', this.doors['http/openapi'].lambda),
    })
    openToAnyone(route, 'What an API offers is no secret.')
  }

  /** A county that runs a malware scanner names its function: `-c malwareScannerArn=…`; the doors that judge files ask it. */
  private scanWith(scannerArn: unknown, { buckets }: Records): void {
    if (typeof scannerArn !== 'string' || scannerArn === '') return
    for (const name of ['documents/on-arrival', 'tips/on-evidence'] as const) this.doors[name].asks(scannerArn)
    // The scanner reads the object itself: what came sealed is laid open for it, and taken away with the rest.
    this.doors['tips/on-evidence'].putsObjects(buckets.tipIntake)
  }

  private makeUnhandled(): Queue {
    const queue = new Queue(this, 'Unhandled', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself where unhandled events go; an alarm rings at the first.',
    })
    return queue
  }

  /** In order for each case; a shard serves two readers well, no more. A change that fails is retried, then set apart, so that it holds up no other for good. */
  private callOnChanges({ tables: { casework, objections, people } }: Records): void {
    this.onChanges(casework, 'notices/on-case-change')
    this.onChanges(casework, 'applications/on-change')
    this.onChanges(objections, 'notices/on-objection')
    this.onChanges(people, 'applications/on-kin-change')
    this.onChanges(people, 'programs/on-draft-change')
  }

  private onChanges({ table: { tableStreamArn } }: TableBinding, door: DoorName): void {
    if (!tableStreamArn) throw new Error(`${door} follows a table without a stream`)
    new EventSourceMapping(this, `Changes ${door}`, {
      target: this.doors[door].lambda,
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 8,
      onFailure: new SqsDlq(this.unhandled),
    })
  }

  /** At six in Shanghai, before the desks open; the doors themselves know which days are working days. */
  private callEachMorning(): void {
    const doors = [
      'applications/each-morning',
      'benefits/each-morning',
      'complaints/each-morning',
      'tips/each-morning',
    ] as const
    const targets = doors.map((name) => {
      const { lambda } = this.doors[name]
      lambda.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(this.unhandled) })
      return new LambdaFunction(lambda)
    })
    new Rule(this, 'EachMorning', {
      description: 'Families are reminded, what is overdue is told to the next level, re-checks are called',
      schedule: Schedule.cron({ hour: '22', minute: '0' }),
      targets,
    })
  }

  private callOnArrivals({ buckets }: Records): void {
    const onArrival = this.doors['documents/on-arrival'].lambda
    onArrival.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(this.unhandled) })
    // S3 names the sender's address in each event. A reporter's is never set aside in a queue: it is retried, then lost,
    // and the alarm on this door rings while the evidence still lies in the intake.
    this.doors['tips/on-evidence'].lambda.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(1) })
    this.doors['verification/on-reply'].lambda.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: new SqsDestination(this.unhandled),
    })
    this.onCreated(buckets.registers, 'verification/on-reply', 'replies/')
    this.onCreated(buckets.intake, 'documents/on-arrival')
    this.onCreated(buckets.tipIntake, 'tips/on-evidence')
    const onApproval = this.doors['archives/on-approval'].lambda
    onApproval.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(this.unhandled) })
    this.onCreated(buckets.archives, 'archives/on-approval', approvedUnder)
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'The function of the CDK that subscribes doors to buckets has it; a template test refuses it for a door.',
    })
  }

  /** Through a reference, so that the subscription lies in this stack: the bucket's own must not depend on the doors. */
  private onCreated(
    { bucket: { bucketArn, bucketName }, variable }: BucketBinding,
    door: DoorName,
    prefix?: string,
  ): void {
    const intake = Bucket.fromBucketAttributes(this, variable, { bucketArn, bucketName })
    intake.addEventNotification(
      EventType.OBJECT_CREATED,
      new LambdaDestination(this.doors[door].lambda),
      ...(prefix ? [{ prefix }] : []),
    )
  }
}
