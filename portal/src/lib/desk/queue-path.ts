import type { Stage } from '#shared/domain/applications/application.ts'
import type { Program } from '#shared/domain/programs/program.ts'

interface Queue {
  stage?: Stage | undefined
  program?: Program | undefined
  cursor?: string | undefined
}

/** The address of a page of the queue. */
export function queuePath({ stage, program, cursor }: Queue): string {
  const query = new URLSearchParams({ ...(stage && { stage }), ...(program && { program }), ...(cursor && { cursor }) })
  return query.size === 0 ? '/desk' : `/desk?${query}`
}
