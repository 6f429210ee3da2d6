import type { CaseFile } from '#shared/domain/applications/views.ts'
import { awaitsHousehold } from '#shared/domain/applications/survey.ts'
import { shortCode } from '#shared/domain/spoken-code.ts'
import { surveyBytes } from '#shared/store/sealed-answers.ts'

/** The family's code for this one survey; null while nothing waits for their signature. Another survey has another code. */
export const codeOf = async ({ application: { id, survey } }: Pick<CaseFile, 'application'>): Promise<string | null> =>
  survey.recordedAt === null || !awaitsHousehold(survey) ? null : shortCode(await surveyBytes(id, survey.recordedAt))
