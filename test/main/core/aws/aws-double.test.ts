import { ListAccountsCommand, paginateListAccounts, OrganizationsClient } from '@aws-sdk/client-organizations'
import { fromIni } from '@aws-sdk/credential-providers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openAwsDouble, MANAGEMENT_ACCOUNT, type AwsDouble } from '../../../support/aws-double.ts'

async function clientOf(aws: AwsDouble): Promise<OrganizationsClient> {
  for (const [name, value] of Object.entries(aws.env)) vi.stubEnv(name, value)
  aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
  return new OrganizationsClient({
    region: 'us-east-1',
    credentials: fromIni({ profile: 'payer', ignoreCache: true }),
  })
}

test('the double lists 50,000 accounts in pages of 20, as AWS does', async () => {
  const aws = await openAwsDouble({ members: 49_999 })
  onTestFinished(aws.close)
  const client = await clientOf(aws)

  let pages = 0
  const ids = new Set<string | undefined>()
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    pages += 1
    for (const { Id } of Accounts) ids.add(Id)
  }

  expect(pages).toBe(2500)
  expect(ids.size).toBe(50_000)
})

test('the double says no with the class that the SDK knows, once the fault begins', async () => {
  const aws = await openAwsDouble()
  onTestFinished(aws.close)
  const client = await clientOf(aws)
  aws.fault({ operation: 'ListAccounts', kind: 'denied', after: 1, times: 1 })

  const names: string[] = []
  for (let call = 0; call < 3; call += 1) {
    names.push(
      await client.send(new ListAccountsCommand({})).then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    )
  }

  expect(names).toEqual(['answered', 'AccessDeniedException', 'answered'])
})
