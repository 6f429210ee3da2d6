import { duties } from '#shared/domain/applications/duties.ts'

/** How a program is worked, as data: its limits, and the regional switches on top of the law (domain.md §5). */
export interface Procedure {
  /** In the unit the name says. */
  readonly limits: { readonly [Duty in keyof typeof duties]: number }
  /** C8: the law leaves a democratic appraisal to disputes; a region may always hold one, or none. */
  readonly appraisal: 'always' | 'on-objection' | 'never'
  /** C5: a list of who applied, before anything is examined: off unless the region wants it. */
  readonly applicationList: boolean
  /** At how many places of the village a notice must hang (domain.md row 66). */
  readonly postingPlaces: number
}

/** 民发〔2021〕57号, with every switch as the law leaves it. */
export const dibao: Procedure = {
  limits: duties,
  appraisal: 'on-objection',
  applicationList: false,
  postingPlaces: 1,
}
