import { pointOf } from '#shared/domain/applications/sample.ts'

/**
 * [DESIGN, domain.md C13] About one benefit in ten is looked at each year by lot: one in 2,500 on each of some 250 working
 * days. A benefit and a day are the whole seed, so that whoever doubts the lot can draw again.
 */
const oneIn = 2500

export const isDrawn = (id: string, day: string): boolean => pointOf(`${id}/${day}`, oneIn) === 0
