import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { Link, Upload } from '#shared/contract/documents.ts'
import { contract } from '#shared/contract/index.ts'
import { FieldProblem, ProblemData, problems } from '#shared/contract/problems.ts'
import { CaseSummary, CaseView, OwnApplication } from '#shared/domain/applications/views.ts'
import { VerificationView } from '#shared/domain/applications/verification-view.ts'
import { CaseDocument } from '#shared/domain/documents/document.ts'
import { Notice } from '#shared/domain/notices/notice.ts'
import { EstimateResult } from '#shared/domain/programs/estimate.ts'
import { Policy } from '#shared/domain/programs/policy.ts'
import { ComplaintView, SentComplaint } from '#shared/domain/complaints/views.ts'
import { SentReport } from '#shared/domain/reports/views.ts'
import { illustrated, Schemas } from './example.ts'

/** What answers are made of, described once and referred to. */
const answered = {
  CaseDocument,
  CaseSummary,
  CaseView,
  ComplaintView,
  EstimateResult,
  FieldProblem,
  Link,
  Notice,
  OwnApplication,
  Policy,
  ProblemData,
  SentComplaint,
  SentReport,
  Upload,
  VerificationView,
}

/** Every problem by its name: the body of the answer, with its own words. */
const problemBodies = Object.fromEntries(
  Object.entries(problems).map(([code, { status, zh, en }]) => [
    code,
    {
      type: 'object' as const,
      description: en,
      properties: {
        defined: { const: true },
        code: { const: code },
        status: { const: status },
        message: { type: 'string' as const, const: zh },
        data: { $ref: '#/components/schemas/ProblemData' },
      },
      required: ['defined', 'code', 'status', 'message', 'data'],
      examples: [{ defined: true, code, status, message: zh, data: { zh, en } }],
    },
  ]),
)

const generate = () =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: {
      title: '阳光救助 Sunshine Aid',
      version: '1.0.0',
      description:
        'Apply for social assistance, follow a case, report fraud, work the queue. `x-actors` names who may call; errors are a closed set.',
    },
    components: {
      securitySchemes: { signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: problemBodies,
    },
    commonSchemas: Object.fromEntries(
      Object.entries(answered).map(([name, schema]) => [name, { schema, strategy: 'output' }]),
    ),
    customErrorResponseBodySchema: (named) => ({
      oneOf: named.map(([code]) => ({ $ref: `#/components/schemas/${code}` })),
    }),
  })

const document = generate().then(({ paths, components, ...about }) => {
  const definitions = Schemas.parse(components?.schemas)
  return { ...about, components, paths: illustrated(paths, definitions) }
})

/** What this API offers, generated from the contract: every operation, its problems and who may call it. */
const app = new Hono()
app.get('*', async (context) => context.json(await document))
export const handler = handle(app)
