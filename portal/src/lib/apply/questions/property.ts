import { Property } from '#shared/domain/applications/answers.ts'
import type * as z from 'zod'
import { yuanTyped } from '#lib/money.ts'
import { type Question, wholeNumber } from '../question.ts'
import { fenTyped } from './money-typed.ts'

export const property: Question<z.infer<typeof Property>> = {
  schema: Property,
  fields: ['financial', 'cars', 'homes', 'shops'],
  show: ({ financialFen, cars, homes, shops }) => ({
    financial: yuanTyped(financialFen),
    cars: String(cars),
    homes: String(homes),
    shops: String(shops),
  }),
  read: ({ financial, cars, homes, shops }) => ({
    financialFen: fenTyped(financial),
    cars: wholeNumber(cars),
    homes: wholeNumber(homes),
    shops: wholeNumber(shops),
  }),
  field: (path) => (path === 'financialFen' ? 'financial' : path),
}
