import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isContractProcedure } from '@orpc/contract'
import { contract } from '#shared/contract/index.ts'
import { problems } from '#shared/contract/problems.ts'
import {
  describedIn,
  exampleBody,
  openapi,
  operations,
  type Description,
  type Operation,
} from '../support/operations.ts'

let document: Description
beforeAll(async () => {
  document = await openapi()
})

const inputOf = ({ name }: Operation): z.ZodType => {
  const [subject = '', door = '', operation = ''] = name.split('.')
  const doors: Record<string, Record<string, Record<string, unknown>>> = contract
  const procedure = doors[subject]?.[door]?.[operation]
  if (!isContractProcedure(procedure)) throw new Error(`${name} is not in the contract`)
  return z.instanceof(z.ZodType).parse(procedure['~orpc'].inputSchema)
}

const described = (operation: Operation) => describedIn(document, operation)
const answerOf = (operation: Operation, status: number) => {
  const answer = described(operation).responses[status]
  if (!answer) throw new Error(`${operation.name} says nothing of ${status}`)
  return answer.content['application/json']
}
const statusOf = (code: string) => Object.entries(problems).find(([known]) => known === code)?.[1].status ?? 0

test('nothing is described that the contract does not have', () => {
  const pairs = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(pairs.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted())
})

describe.each(operations)('$method $path', (operation) => {
  test('says who may call it', () => {
    expect(described(operation)).toMatchObject({ 'x-actors': operation.actors, summary: expect.any(String) })
    expect(described(operation).security).toEqual(operation.actors.includes('anyone') ? [] : [{ signIn: [] }])
  })

  test('describes each of its problems under its status, with an example in both languages', () => {
    expect(operation.problems).not.toEqual([])
    for (const code of operation.problems) {
      const { schema, example, examples } = answerOf(operation, statusOf(code))
      expect(schema.oneOf ?? [schema]).toContainEqual({ $ref: `#/components/schemas/${code}` })
      expect(example ?? examples[code]?.value).toMatchObject({
        code,
        data: { zh: expect.any(String), en: expect.any(String) },
      })
      expect(document.components.schemas[code]?.properties?.code).toEqual({ const: code })
    }
  })

  test('has an example of a request that it would take, and of its answer', () => {
    // What comes in a header is no part of the input.
    const parameters = described(operation).parameters.filter((parameter) => parameter.in !== 'header')
    const named = Object.fromEntries(parameters.map(({ name, example }) => [name, example]))
    const request = { ...named, ...exampleBody(described(operation)) }
    expect(inputOf(operation).safeParse(request)).toMatchObject({ success: true })
    expect(answerOf(operation, 200).example).toBeDefined()
  })
})
