import { AwsSolutionsChecks } from 'cdk-nag'
import { expect, test } from 'vitest'
import { synthesize } from './synthesized.ts'

/** Findings that only have a name once the stacks are tied together; all others are explained beside the resource. */
const explained: readonly { readonly finding: RegExp; readonly because: string }[] = [
  {
    finding:
      /^AwsSolutions-IAM5\[Resource::Sunshine-records:\w+(Intake|Documents|Archives|Boards|Registers|TipIntake|Evidence)\w+\/\*\]$/,
    because: 'All objects of one bucket: their keys are made per upload and cannot be named beforehand.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::Sunshine-records:\w+(casework|objections|people)\w+\/stream\/\*\]$/,
    because: 'ListStreams can only be granted on all streams of a table.',
  },
]

test('the rules of AWS Solutions find nothing that is not explained', () => {
  const { app } = synthesize()
  const { violations } = new AwsSolutionsChecks(app).validateScope(app)
  const found = violations.map(({ ruleName, description, violatingResources }) => ({
    ruleName,
    description,
    at: violatingResources.map(({ constructPath }) => constructPath),
  }))
  expect(found.filter(({ ruleName }) => !explained.some(({ finding }) => finding.test(ruleName)))).toEqual([])
  for (const { finding } of explained)
    expect(found.map(({ ruleName }) => ruleName)).toContainEqual(expect.stringMatching(finding))
}, 240_000)
