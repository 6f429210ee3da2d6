import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { archiveDays } from '#shared/domain/archives/archive.ts'
import { expiryAttribute, primaryKey, tables } from '#shared/store/tables.ts'
import type { Index, TableName } from '#shared/store/tables.ts'
import type { BucketBinding, KeyBinding, TableBinding } from '../constructs/door.ts'
import { hmacKey, zoneKey } from '../constructs/keys.ts'

interface RecordsProps extends StackProps {
  /** The only origin whose pages may post to the intakes. */
  readonly portalOrigin: string
}

/** Whose pages post to a bucket or fetch from it, and how long it keeps what passes through. */
interface BucketUse {
  readonly from?: string
  readonly to?: string
  readonly keepFor?: Duration
}

const keyAttributes = ({ partitionKey, sortKey }: Pick<Index, 'partitionKey' | 'sortKey'>) => ({
  partitionKey: { name: partitionKey.name, type: AttributeType.STRING },
  sortKey: { name: sortKey.name, type: AttributeType.STRING },
})

/**
 * What must never be lost. Tables, buckets and keys follow zones of trust, so that a role can be denied a whole zone;
 * nothing here is removed with the stack.
 */
export class Records extends Stack {
  readonly tables: Readonly<Record<TableName, TableBinding>>
  readonly keys: Readonly<Record<'casework' | 'people' | 'tips' | 'complaints' | 'objections', KeyBinding>>
  readonly buckets: Readonly<
    Record<'intake' | 'documents' | 'archives' | 'boards' | 'registers' | 'tipIntake' | 'evidence', BucketBinding>
  >

  constructor(scope: Construct, id: string, { portalOrigin, ...props }: RecordsProps) {
    super(scope, id, { ...props, terminationProtection: true })
    const casework = zoneKey(this, 'CaseworkZoneKey', 'Casework at rest')
    const tips = zoneKey(this, 'TipsZoneKey', 'Tips at rest')
    this.tables = {
      casework: this.table('casework', casework),
      tips: this.table('tips', tips),
      complaints: this.table('complaints'),
      objections: this.table('objections'),
      people: this.table('people'),
      publicRecord: this.table('publicRecord'),
    }
    this.keys = {
      casework: { variable: 'CASEWORK_KEY', key: hmacKey(this, 'CaseworkKey', 'Seals fields of casework') },
      people: { variable: 'PEOPLE_KEY', key: hmacKey(this, 'PeopleKey', 'Seals fields of the people records') },
      tips: { variable: 'TIPS_KEY', key: hmacKey(this, 'TipsKey', 'Seals fields of tips') },
      complaints: { variable: 'COMPLAINTS_KEY', key: hmacKey(this, 'ComplaintsKey', 'Seals fields of complaints') },
      objections: { variable: 'OBJECTIONS_KEY', key: hmacKey(this, 'ObjectionsKey', 'Seals objections') },
    }
    const intake = { from: portalOrigin, keepFor: Duration.days(30) }
    // What a reporter sends carries traces of who sent it; the original lives a day at most.
    const tipIntake = { from: portalOrigin, keepFor: Duration.days(1) }
    // A handler's browser fetches what is too large for a page, sealed, and opens it itself.
    const evidence = { to: portalOrigin }
    // A file that was taken out is fetched soon or not at all.
    const archives = { keepFor: Duration.days(archiveDays) }
    // A sheet is printed anew each time that it is asked for.
    const boards = { keepFor: Duration.days(1) }
    this.buckets = {
      intake: { variable: 'INTAKE_BUCKET', zoneKey: casework, bucket: this.bucket('Intake', casework, intake) },
      documents: { variable: 'DOCUMENTS_BUCKET', zoneKey: casework, bucket: this.bucket('Documents', casework) },
      archives: { variable: 'ARCHIVES_BUCKET', zoneKey: casework, bucket: this.bucket('Archives', casework, archives) },
      boards: { variable: 'BOARDS_BUCKET', zoneKey: casework, bucket: this.bucket('Boards', casework, boards) },
      registers: { variable: 'REGISTERS_BUCKET', zoneKey: casework, bucket: this.bucket('Registers', casework) },
      tipIntake: { variable: 'TIP_INTAKE_BUCKET', zoneKey: tips, bucket: this.bucket('TipIntake', tips, tipIntake) },
      evidence: { variable: 'EVIDENCE_BUCKET', zoneKey: tips, bucket: this.bucket('Evidence', tips, evidence) },
    }
  }

  private table(name: TableName, zone?: Key): TableBinding {
    const { variable, stream } = tables[name]
    const indexes: Readonly<Record<string, Index>> = tables[name].indexes
    // Table, not TableV2: the latter takes a key of ours only in a stack bound to a region.
    const table = new Table(this, name, {
      ...keyAttributes(primaryKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: expiryAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(zone ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: zone } : {}),
      ...(stream ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
    })
    for (const [indexName, index] of Object.entries(indexes)) {
      table.addGlobalSecondaryIndex({ indexName, ...keyAttributes(index) })
    }
    return { table, variable, indexes: Object.keys(indexes), ...(zone ? { zoneKey: zone } : {}) }
  }

  /** An intake takes posts from the portal; what passes through is forgotten; all else is kept in every version. */
  private bucket(id: string, zone: Key, { from, to, keepFor }: BucketUse = {}): Bucket {
    const bucket = new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      encryption: BucketEncryption.KMS,
      encryptionKey: zone,
      bucketKeyEnabled: true,
      versioned: !keepFor,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1), ...(keepFor ? { expiration: keepFor } : {}) },
      ],
      cors: [
        ...(from ? [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [from], maxAge: 300 }] : []),
        ...(to ? [{ allowedMethods: [HttpMethods.GET], allowedOrigins: [to], maxAge: 300 }] : []),
      ],
    })
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Server access logs hold the address of whoever uploads; a reporter must not be traceable by them.',
    })
    return bucket
  }
}
