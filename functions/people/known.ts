import { namesOf } from '#shared/store/kin.ts'

/** The county's people and whose relatives they are, by name alone: no number is opened for it. */
export const knownIn = namesOf
