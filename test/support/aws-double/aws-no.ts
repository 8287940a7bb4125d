/** What a service of AWS answers when it does not do it. */
export class AwsNo extends Error {
  readonly status: number
  readonly reason: string | null

  constructor(
    name: string,
    message: string,
    { status = 400, reason = null }: { readonly status?: number; readonly reason?: string | null } = {},
  ) {
    super(message)
    this.name = name
    this.status = status
    this.reason = reason
  }
}

/** The answer to rights that are missing. */
export function denied(arn: string, action: string, resource: string): AwsNo {
  return new AwsNo(
    'AccessDeniedException',
    `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`,
  )
}
