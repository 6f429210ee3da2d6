import * as z from 'zod'

/** Whom the county asks about a family's means (57号 art. 17), and what may be asked besides where doubt remains. */
export const Source = z.enum(
  [
    'population',
    'social-insurance',
    'tax',
    'real-estate',
    'vehicles',
    'market-entities',
    'housing-fund',
    'banks',
    'utilities',
    'telephone',
    'schools',
    'travel',
  ],
  'choose-one',
)
export type Source = z.infer<typeof Source>

interface Register {
  readonly zh: string
  readonly en: string
  /** Not a register of what a family has, but of how it lives: a hint, never a finding by itself. */
  readonly auxiliary: boolean
}

export const sources: Readonly<Record<Source, Register>> = {
  population: { zh: '户籍（公安）', en: 'Population register', auxiliary: false },
  'social-insurance': { zh: '社会保险', en: 'Social insurance', auxiliary: false },
  tax: { zh: '税务', en: 'Tax', auxiliary: false },
  'real-estate': { zh: '不动产登记', en: 'Real-estate register', auxiliary: false },
  vehicles: { zh: '机动车、船舶', en: 'Vehicles and ships', auxiliary: false },
  'market-entities': { zh: '市场主体登记', en: 'Business register', auxiliary: false },
  'housing-fund': { zh: '住房公积金', en: 'Housing fund', auxiliary: false },
  banks: { zh: '银行存款', en: 'Bank deposits', auxiliary: false },
  utilities: { zh: '水电燃气', en: 'Water, power, gas', auxiliary: true },
  telephone: { zh: '通信费用', en: 'Telephone', auxiliary: true },
  schools: { zh: '高收费学校', en: 'High-fee schools', auxiliary: true },
  travel: { zh: '出国（境）', en: 'Travel abroad', auxiliary: true },
}

/** Those that every request asks, unless the verifier leaves one out. */
export const registers = Source.options.filter((source) => !sources[source].auxiliary)
