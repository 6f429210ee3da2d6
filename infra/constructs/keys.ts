import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

/** A key for MACs only: doors derive from it what they seal fields and find persons by. It must never be lost. */
export function hmacKey(scope: Construct, id: string, description: string): Key {
  const key = new Key(scope, id, {
    description,
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  Validations.of(key).acknowledge({
    id: 'AwsSolutions-KMS5',
    reason: 'KMS does not rotate HMAC keys; a new one would make what was sealed before unreadable.',
  })
  return key
}

/** Encrypts a zone's table and buckets at rest. */
export function zoneKey(scope: Construct, id: string, description: string): Key {
  return new Key(scope, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN })
}
