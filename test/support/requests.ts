import * as fc from 'fast-check'
import { accounts } from '#infra/local/identity/accounts.ts'
import {
  describedIn,
  exampleBody,
  filled,
  type Described,
  type Description,
  type Operation,
  type Schema,
} from './operations.ts'

/** Requests out of the API's own description: some as they should be, most a little wrong, some hostile. */

export interface Request {
  readonly operation: Operation
  readonly account: string | null
  readonly path: string
  /** Already as text; undefined where there is none. */
  readonly body: string | undefined
  readonly type: string
}

const strange = [
  '',
  ' ',
  '\u0000',
  '李\u0000花',
  '\ud800',
  '😀'.repeat(30),
  '<script>alert(1)</script>',
  "'; DROP TABLE casework; --",
  '../../../etc/passwd',
  '%2e%2e%2f',
  '${jndi:ldap://x}',
  '__proto__',
  'constructor',
  '长'.repeat(10_000),
  'NaN',
  '2026-02-30',
  '-1',
  '1e999',
  '99999999999999999999',
]
const hostile = fc.oneof(
  fc.constantFrom<unknown>(...strange, null, true, -1, 0.1, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], {
    $ne: null,
  }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const ofString = ({ format, pattern }: Schema): fc.Arbitrary<unknown> => {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  return pattern === undefined ? fc.string({ maxLength: 40 }) : fc.oneof(fc.stringMatching(/^\d{2,12}$/), fc.string())
}

/** What a schema takes, mostly. */
const ofSchema = (schema: Schema): fc.Arbitrary<unknown> => {
  const alternatives = schema.anyOf ?? schema.oneOf
  const fitting = (): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const)
    if (schema.enum) return fc.constantFrom(...schema.enum)
    if (alternatives) return fc.oneof(...alternatives.map(ofSchema))
    if (schema.allOf)
      return fc.tuple(...schema.allOf.map(ofSchema)).map((parts): unknown => Object.assign({}, ...parts))
    if (schema.type === 'array') return fc.array(ofSchema(schema.items ?? {}), { maxLength: 4 })
    if (schema.type === 'object' && schema.properties) return ofObject(schema)
    if (schema.type === 'object') return fc.dictionary(fc.string(), fc.string(), { maxKeys: 5 })
    if (schema.type === 'string') return ofString(schema)
    if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: -1 })
    return schema.type === 'boolean' ? fc.boolean() : hostile
  }
  const example = schema.examples?.[0]
  return fc.oneof(
    { weight: 12, arbitrary: example === undefined ? fitting() : fc.oneof(fc.constant(example), fitting()) },
    { weight: 1, arbitrary: hostile },
  )
}

const ofObject = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> => {
  const parts = Object.entries(properties).map(([name, part]): [string, fc.Arbitrary<unknown>] => [
    name,
    ofSchema(part),
  ])
  const whole = fc.record(Object.fromEntries(parts), { requiredKeys: [...required] })
  const more = fc.dictionary(fc.string(), hostile, { minKeys: 1, maxKeys: 2 })
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(parts), { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.tuple(whole, more).map(([body, extra]) => Object.assign({}, body, extra)) },
  )
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const ofBody = (described: Described): fc.Arbitrary<string | undefined> => {
  const example = exampleBody(described)
  if (example === undefined || !described.requestBody) return fc.constant(undefined)
  const { schema } = described.requestBody.content['application/json']
  const wellFormed = fc.oneof(
    { weight: 2, arbitrary: fc.constant(example) },
    { weight: 8, arbitrary: ofSchema(schema) },
    { weight: 1, arbitrary: hostile },
  )
  return fc.oneof(
    { weight: 12, arbitrary: wellFormed.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
}

/** Every second time somebody who may, else anybody at all. */
const callerOf = ({ actors }: Operation): fc.Arbitrary<string | null> => {
  const entitled = accounts.filter(({ role }) => actors.includes(role))
  const anybody = fc.constantFrom(null, ...accounts.map(({ account }) => account))
  return entitled.length === 0 ? anybody : fc.oneof(anybody, fc.constantFrom(...entitled.map(({ account }) => account)))
}

/**
 * @param known ids of cases and reports that exist, so that requests come past the first door
 */
export const requestsOf = (
  description: Description,
  operations: readonly Operation[],
  known: readonly string[],
): fc.Arbitrary<Request> => {
  const requestOf = (operation: Operation) => {
    const described = describedIn(description, operation)
    const inPlace = (place: string) => described.parameters.filter((parameter) => parameter.in === place)
    const part = ({ name, schema }: Described['parameters'][number]): [string, fc.Arbitrary<string>] => [
      name,
      fc.oneof(name === 'id' ? fc.constantFrom(...known) : ofSchema(schema), ofSchema(schema)).map(asText),
    ]
    return fc
      .record({
        account: callerOf(operation),
        inPath: fc.record(Object.fromEntries(inPlace('path').map(part))),
        inQuery: fc.record(Object.fromEntries(inPlace('query').map(part)), { requiredKeys: [] }),
        body: ofBody(described),
        type: fc.oneof(
          { weight: 12, arbitrary: fc.constant('application/json') },
          fc.constantFrom(
            'text/plain',
            'application/x-www-form-urlencoded',
            'multipart/form-data; boundary=x',
            'nonsense',
          ),
        ),
      })
      .map(({ account, inPath, inQuery, body, type }): Request => {
        // A lone surrogate cannot be written in an address at all.
        const fields: Record<string, string> = Object.fromEntries(
          Object.entries({ ...inPath }).map(([name, value]) => [name, value.toWellFormed() || '0']),
        )
        const query = new URLSearchParams(
          Object.entries({ ...inQuery }).map(([name, value]): [string, string] => [name, String(value)]),
        )
        return {
          operation,
          account,
          path: `${filled(operation.path, fields)}?${query.toString()}`.slice(0, 7000),
          body,
          type,
        }
      })
  }
  return fc.oneof(...operations.map(requestOf))
}
