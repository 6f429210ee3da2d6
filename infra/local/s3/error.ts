/** A refusal as S3 words it: status, code, and what else its XML tells. */
export class S3Error extends Error {
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = code
    this.status = status
    this.code = code
    this.details = details
  }
}

export const denied = (message = 'Access Denied') => new S3Error(403, 'AccessDenied', message)
export const invalid = (message: string) => new S3Error(400, 'InvalidArgument', message)
export const tooLarge = (limit: number) =>
  new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    MaxSizeAllowed: String(limit),
  })
