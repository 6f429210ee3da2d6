import { expect, test } from 'vitest'
import { stageMachine } from '#shared/domain/applications/diagram.ts'

// Changed on purpose? `vitest run test/domain/applications/diagram.test.ts -u` draws the page again.
test('the page of the stages shows the machine as it is', async () => {
  await expect(stageMachine()).toMatchFileSnapshot('../../../shared/decisions/stage-machine.md')
})
