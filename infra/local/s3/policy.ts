import * as z from 'zod'
import { S3Error, denied, invalid } from './error.ts'
import type { Form } from './form.ts'
import { verify } from './signature.ts'
import type { Credentials } from './signature.ts'

export interface Permission {
  readonly key: string
  readonly minimumBytes: number
  readonly maximumBytes: number
}

const bytes = z.coerce.number().int().nonnegative()
const range = z.tuple([z.string().regex(/^content-length-range$/i), bytes, bytes])
const match = z.tuple([z.string().regex(/^(eq|starts-with)$/i), z.string().regex(/^\$/), z.string()])
const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(z.union([range, match, z.record(z.string(), z.coerce.string())])),
})
type Policy = z.infer<typeof policySchema>
type Condition = Policy['conditions'][number]

/** Fields that carry the permission itself and need not be named in it. */
const exempt = new Set(['policy', 'x-amz-signature', 'file'])

/**
 * Judges the fields of a form by the policy that came with it and by who signed that policy.
 * @param maximumBytes what this server takes at most, whatever the policy allows
 * @throws S3Error
 */
export function permit(form: Form, bucket: string, credentials: Credentials, maximumBytes: number): Permission {
  const field = (name: string) => form.fields.get(name) ?? ''
  const encoded = field('policy')
  if (!encoded) throw denied()
  if (field('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') throw denied('The algorithm is not known')
  const [credential, date, signature] = [field('x-amz-credential'), field('x-amz-date'), field('x-amz-signature')]
  verify(encoded, { credential, date, signature }, credentials)
  const policy = parsePolicy(encoded)
  if (Date.parse(policy.expiration) < Date.now()) throw denied('Invalid according to Policy: Policy expired.')

  const key = field('key').replaceAll('${filename}', form.filename)
  if (!key) throw invalid("Bucket POST must contain a field named 'key'.")
  const values = new Map([...form.fields, ['key', key], ['bucket', bucket]])
  const named = policy.conditions.flatMap((condition) => satisfied(condition, values))
  const extra = [...form.fields.keys()].find(
    (name) => !exempt.has(name) && !named.includes(name) && !name.startsWith('x-ignore-'),
  )
  if (extra !== undefined) throw denied(`Invalid according to Policy: Extra input fields: ${extra}`)
  return { key, ...sizes(policy, maximumBytes) }
}

function sizes({ conditions }: Policy, maximumBytes: number): Omit<Permission, 'key'> {
  const ranges = conditions
    .flatMap((condition) => range.safeParse(condition).data ?? [])
    .filter((part) => typeof part === 'number')
  return { minimumBytes: ranges[0] ?? 0, maximumBytes: Math.min(ranges[1] ?? maximumBytes, maximumBytes) }
}

/** The names of the fields that a condition is about. @throws S3Error when they do not satisfy it */
function satisfied(condition: Condition, values: ReadonlyMap<string, string>): string[] {
  if (!Array.isArray(condition)) {
    for (const [name, value] of Object.entries(condition)) {
      if (values.get(name.toLowerCase()) !== value) throw failed(condition)
    }
    return Object.keys(condition).map((name) => name.toLowerCase())
  }
  const [operator, subject, operand] = condition
  if (typeof subject === 'number' || typeof operand === 'number') return []
  const name = subject.slice(1).toLowerCase()
  const value = values.get(name) ?? ''
  if (operator.toLowerCase() === 'eq' ? value !== operand : !value.startsWith(operand)) throw failed(condition)
  return [name]
}

function parsePolicy(encoded: string): Policy {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(encoded, 'base64').toString()))
  } catch (cause) {
    throw new S3Error(
      400,
      'InvalidPolicyDocument',
      `The policy cannot be read: ${cause instanceof Error ? cause.name : ''}`,
    )
  }
}

const failed = (condition: Condition) =>
  denied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`)
