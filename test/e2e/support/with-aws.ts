import { openAwsDouble, type AwsDouble } from '../../support/aws-double.ts'
import { test as base } from './app.ts'

type Options = Parameters<typeof openAwsDouble>[0]

/** What AWS is like, and what the workstation has of it, before the application starts. */
interface AwsSetup {
  readonly organization: Options
  readonly prepare: (aws: AwsDouble) => void
}

/** The application with a double of AWS behind it and, unless told otherwise, the profile `payer` of its management account. */
export const test = base.extend<{ awsSetup: Partial<AwsSetup>; aws: AwsDouble }>({
  awsSetup: [{}, { option: true }],
  aws: async ({ awsSetup }, use) => {
    const aws = await openAwsDouble(awsSetup.organization ?? {})
    const { prepare = withPayer } = awsSetup
    prepare(aws)
    await use(aws)
    await aws.close()
  },
})

function withPayer(aws: AwsDouble): void {
  aws.profileFiles({ payer: { kind: 'keys', accountId: aws.organization.managementAccountId } })
}
