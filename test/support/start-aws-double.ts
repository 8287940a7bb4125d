import { onTestFinished, vi } from 'vitest'
import { openAwsDouble, type AwsDouble } from './aws-double.ts'
import type { OrganizationOptions } from './aws-double/organization.ts'

/** The double for one test, in the environment of this process; closed when the test ends. */
export async function startAwsDouble(options: OrganizationOptions = {}): Promise<AwsDouble> {
  const aws = await openAwsDouble(options)
  onTestFinished(aws.close)
  for (const [name, value] of Object.entries(aws.env)) vi.stubEnv(name, value)
  return aws
}
