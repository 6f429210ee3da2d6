import type { Application } from '#shared/domain/applications/application.ts'
import type { Command } from '#shared/domain/applications/commands.ts'
import { system } from '#shared/domain/people/person.ts'
import { findCase } from '#shared/store/applications.ts'
import { carryOut } from './case.ts'

const attempts = 4

/**
 * What the system itself has to say of a case, decided and recorded like any command. `commandFor` sees the case as it is
 * now and answers null when there is nothing (more) to say, so that a repeated event says nothing twice.
 * @returns whether something was said
 */
export async function note(
  id: string,
  now: string,
  commandFor: (state: Application) => Command | null,
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const file = await findCase(id)
    const command = file && commandFor(file.application)
    if (!command) return false
    const { recorded } = await carryOut({ file, command, actor: system, now, requestId: null })
    if (recorded === 'recorded') return true
  }
  throw new Error('others were faster each time')
}
