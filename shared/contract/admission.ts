import * as z from 'zod'
import { Challenge, FormToken } from '#shared/domain/admission/admission.ts'
import { open } from './operation.ts'
import { named } from './problems.ts'

/** Why something that needs an admission was not let in. */
export const notAdmitted = named(
  'ADMISSION_REFUSED',
  'ADMISSION_SPENT',
  'ADMISSION_TOO_EARLY',
  'ADMISSIONS_USED_UP',
  'TOO_MANY_FROM_HERE',
)

/** How whoever gives no name comes by an admission to this door. Nothing is stored of who asked. */
export const admissionTo = (path: 'tips') => ({
  challenge: open('GET', `/${path}/challenge`, 'A piece of work for a browser, good for one filing')
    .input(z.strictObject({}))
    .output(Challenge),
  form: open('GET', `/${path}/form`, 'The token of a form without scripts, good for one filing')
    .input(z.strictObject({}))
    .output(z.strictObject({ token: FormToken }))
    .errors(named('ADMISSIONS_USED_UP')),
})
