/** Finds resources of a type in all stacks, their properties resolved and checked. */
import type * as z from 'zod'
import { firstIssue, type Stack } from '#infra/local/assembly.ts'
import { Resolver, type Surroundings } from '#infra/local/intrinsics.ts'
import { Refusal } from '#infra/local/refusal.ts'

export interface Found<T> {
  readonly stack: Stack
  readonly id: string
  readonly name: string
  readonly arn: string
  readonly properties: T
}

export type Find = <T>(schema: z.ZodType<T>, ...types: string[]) => Found<T>[]

/** @returns a search that throws Refusal at the first resource that does not fit. */
export const createSearch = (stacks: readonly Stack[], surroundings: Surroundings): Find => {
  const resolver = new Resolver(stacks, surroundings)
  return (schema, ...types) =>
    stacks.flatMap((stack) =>
      Object.entries(stack.Resources)
        .filter(([, { Type }]) => types.includes(Type))
        .map(([id, { Properties }]) => {
          const parsed = schema.safeParse(resolver.resolve(stack, Properties))
          if (!parsed.success)
            throw new Refusal(`The template of ${stack.name} is broken at ${id}: ${firstIssue(parsed.error)}`)
          const { nameOf, arnOf } = resolver
          return { stack, id, name: nameOf(stack, id), arn: arnOf(stack, id), properties: parsed.data }
        }),
    )
}
