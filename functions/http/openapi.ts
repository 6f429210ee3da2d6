import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { contract } from '#shared/contract/index.ts'

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })

const document = generator.generate(contract, {
  info: {
    title: '阳光救助 Sunshine Aid',
    version: '1.0.0',
    description:
      'Apply for social assistance, follow a case, report fraud, work the queue. `x-actors` names who may call; errors are a closed set.',
  },
  components: { securitySchemes: { signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
})

/** What this API offers, generated from the contract: every operation, its problems and who may call it. */
const app = new Hono()
app.get('*', async (context) => context.json(await document))
export const handler = handle(app)
