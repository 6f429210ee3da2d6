import * as z from 'zod'

const Environment = z.object({
  API_URL: z.url(),
  ISSUER: z.url(),
  PORTAL_KEY: z.string().min(1),
  MARK_KEY: z.string().min(1),
  PORTAL_ORIGIN: z.url().transform((url) => new URL(url).origin),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
  AWS_REGION: z.string().optional(),
})

export type Environment = z.infer<typeof Environment>

let parsed: Environment | undefined

/** The portal's settings, checked once, at the first request: Kit also loads this code while it builds. */
export function environment(): Environment {
  parsed ??= Environment.parse(process.env)
  return parsed
}

/** Where browsers post documents to and open them from. */
export function uploadOrigins(): string {
  const { AWS_ENDPOINT_URL_S3, AWS_REGION = '*' } = environment()
  if (AWS_ENDPOINT_URL_S3) return new URL(AWS_ENDPOINT_URL_S3).origin
  const suffix = AWS_REGION.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return `https://*.s3.${AWS_REGION}.${suffix}`
}
