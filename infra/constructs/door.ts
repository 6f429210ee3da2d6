import { Duration, Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

/** A table with its indexes, the environment variable that names it and, in a sealed zone, the key of that zone. */
export interface TableBinding {
  readonly table: Table
  readonly variable: string
  readonly indexes: readonly string[]
  readonly zoneKey?: IKey
}

/** A bucket, likewise; every bucket belongs to a sealed zone. */
export interface BucketBinding {
  readonly bucket: Bucket
  readonly variable: string
  readonly zoneKey: IKey
}

/** An HMAC key from which a zone's sealing keys are derived. */
export interface KeyBinding {
  readonly key: IKey
  readonly variable: string
}

interface DoorProps {
  readonly code: Code
  /** `<file>.<export>` inside the code. */
  readonly handler?: string
  /** Who comes through this door, and for what. */
  readonly description: string
  readonly timeout?: Duration
  readonly memoryMegabytes?: number
}

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem']
const put = 'dynamodb:PutItem'
const add = [put, 'dynamodb:UpdateItem']
/** What DynamoDB does with a zone's key in the name of who reads and writes. */
const underKey = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey']

/**
 * The one way to make a Lambda: runtime, limits, logs, and a role that holds nothing at first.
 * A binding gives the door an environment variable and the least grant that goes with it, together.
 */
export class Door extends Construct {
  readonly lambda: Lambda
  readonly logs: LogGroup
  /** Lies in the role itself, for a stack holds five hundred resources and no more. */
  private readonly may = new PolicyDocument()

  constructor(scope: Construct, id: string, props: DoorProps) {
    super(scope, id)
    // Network logs are kept for six months at least (Cybersecurity Law); 180 days, the next shorter choice, fall short.
    this.logs = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_YEAR })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `${id}: no more than this door needs`,
      inlinePolicies: { door: this.may },
    })
    this.grant(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logs.logGroupArn])
    this.lambda = new Lambda(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: props.code,
      handler: props.handler ?? 'index.handler',
      role,
      logGroup: this.logs,
      timeout: props.timeout ?? Duration.seconds(10),
      memorySize: props.memoryMegabytes ?? 512,
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    })
  }

  reads(...bindings: readonly TableBinding[]): this {
    for (const binding of bindings) this.bindTable(binding, read)
    return this
  }

  /** May put something in, and not even read it again. */
  adds(...bindings: readonly TableBinding[]): this {
    for (const binding of bindings) this.bindTable(binding, [put])
    return this
  }

  /** May read, add and amend, but never delete. */
  readsAndAdds(...bindings: readonly TableBinding[]): this {
    for (const binding of bindings) this.bindTable(binding, [...read, ...add])
    return this
  }

  readsAndWrites(...bindings: readonly TableBinding[]): this {
    for (const binding of bindings) this.bindTable(binding, [...read, ...add, 'dynamodb:DeleteItem'])
    return this
  }

  /** May delete, and by itself nothing else. */
  deletes(...bindings: readonly TableBinding[]): this {
    for (const binding of bindings) this.bindTable(binding, ['dynamodb:DeleteItem'])
    return this
  }

  /** May be called with the table's changes; does not give access to the items themselves. */
  follows({ table, zoneKey }: TableBinding): this {
    const stream = table.tableStreamArn
    if (!stream) throw new Error(`${this.node.id} follows a table without a stream`)
    this.grant(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream])
    this.grant(['dynamodb:ListStreams'], [`${table.tableArn}/stream/*`])
    this.unseal('dynamodb', ['kms:Decrypt'], zoneKey)
    return this
  }

  /** Asks for a MAC with the key, from which the store derives its sealing keys; the key itself never leaves KMS. */
  derivesWith({ key, variable }: KeyBinding): this {
    this.knows({ [variable]: key.keyId })
    this.grant(['kms:GenerateMac'], [key.keyArn], { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } })
    return this
  }

  /** May ask a malware scanner: a function outside this app, by its ARN. */
  asks(scannerArn: string): this {
    this.knows({ MALWARE_SCANNER: scannerArn })
    this.grant(['lambda:InvokeFunction'], [scannerArn])
    return this
  }

  readsObjects(binding: BucketBinding): this {
    return this.bindBucket(binding, ['s3:GetObject'], ['kms:Decrypt'])
  }

  putsObjects(binding: BucketBinding): this {
    return this.bindBucket(binding, ['s3:PutObject'], ['kms:GenerateDataKey'])
  }

  /** Takes objects away: reads each, then removes it. */
  takesObjects(binding: BucketBinding): this {
    // Without this, S3 answers "forbidden" where an object is merely gone, and a repeated event would look like a failure.
    this.grant(['s3:ListBucket'], [binding.bucket.bucketArn])
    return this.bindBucket(binding, ['s3:GetObject', 's3:DeleteObject'], ['kms:Decrypt'])
  }

  /** Removes objects by their place, and cannot read them. */
  removesObjects(binding: BucketBinding): this {
    this.grant(['s3:ListBucket'], [binding.bucket.bucketArn])
    return this.bindBucket(binding, ['s3:DeleteObject'], [])
  }

  /** Plain settings: addresses and names, never a secret. */
  knows(settings: Readonly<Record<string, string>>): this {
    for (const [variable, value] of Object.entries(settings)) this.lambda.addEnvironment(variable, value)
    return this
  }

  private bindTable({ table, variable, indexes, zoneKey }: TableBinding, actions: readonly string[]): void {
    this.knows({ [variable]: table.tableName })
    this.grant(actions, [table.tableArn])
    if (indexes.length)
      this.grant(
        ['dynamodb:Query'],
        indexes.map((index) => `${table.tableArn}/index/${index}`),
      )
    this.unseal('dynamodb', underKey, zoneKey)
  }

  private bindBucket({ bucket, variable, zoneKey }: BucketBinding, actions: string[], keyActions: string[]): this {
    this.knows({ [variable]: bucket.bucketName })
    this.grant(actions, [bucket.arnForObjects('*')])
    this.unseal('s3', keyActions, zoneKey)
    return this
  }

  /** The zone's key opens only through the service that holds the records, never directly. */
  private unseal(service: 'dynamodb' | 's3', actions: readonly string[], key?: IKey): void {
    if (!key || actions.length === 0) return
    const { region, urlSuffix } = Stack.of(this)
    this.grant(actions, [key.keyArn], { StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` } })
  }

  private grant(actions: readonly string[], resources: string[], conditions?: Record<string, unknown>): void {
    this.may.addStatements(
      new PolicyStatement({ actions: [...actions], resources, ...(conditions ? { conditions } : {}) }),
    )
  }
}
