import { describe, expect, it } from 'vitest'
import type { AccountId } from '../../../src/shared/domain/account-id.ts'
import { AwsPartition } from '../../../src/shared/domain/aws-partition.ts'
import { checkRoleArn } from '../../../src/shared/domain/role-arn.ts'

const ACCOUNT = '210987654321' as AccountId
const HERE = { accountId: ACCOUNT, partition: 'aws' } as const
const READER = `arn:aws:iam::${ACCOUNT}:role/Reader`

const good = [
  ['a role', READER],
  ['U-07 a role with a path', `arn:aws:iam::${ACCOUNT}:role/team/eu/Reader`],
  ['every sign that a name may have', `arn:aws:iam::${ACCOUNT}:role/A_b+c=d,e.f@g-1`],
  ['a name of 64', `arn:aws:iam::${ACCOUNT}:role/${'R'.repeat(64)}`],
] as const

/** What is typed, the code, a part of the sentence, and what is offered. */
const mistakes = [
  ['', 'ROLE_MISSING', 'Enter the ARN', null],
  ['  ', 'ROLE_MISSING', 'Enter the ARN', null],
  ['Reader', 'ROLE_NAME_ONLY', 'the name of a role', READER],
  ['role/team/Reader', 'ROLE_NAME_ONLY', 'the name', `arn:aws:iam::${ACCOUNT}:role/team/Reader`],
  [`"${READER}"`, 'ROLE_QUOTED', 'quotes', READER],
  [` ${READER}\n`, 'ROLE_QUOTED', 'spaces', READER],
  [`arn:aws:iam::${ACCOUNT}:user/jo`, 'ROLE_IS_USER', 'IAM user', null],
  [`arn:aws:iam::${ACCOUNT}:root`, 'ROLE_IS_ACCOUNT', 'root', null],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/Reader/jo`, 'ROLE_IS_SESSION', 'session', READER],
  [`arn:aws:iam::${ACCOUNT}:instance-profile/Reader`, 'ROLE_IS_INSTANCE_PROFILE', 'instance', READER],
  [`arn:aws:iam::${ACCOUNT}:policy/Reader`, 'ROLE_IS_NO_ROLE', 'something else', null],
  ['arn:aws:s3:::bucket', 'ROLE_IS_NO_ROLE', 'an ARN of s3', null],
  [`arn:aws:iam:eu-west-1:${ACCOUNT}:role/Reader`, 'ROLE_HAS_REGION', 'no regions', READER],
  ['arn:aws:iam::2109-8765-4321:role/Reader', 'ROLE_ACCOUNT_MALFORMED', 'twelve digits', READER],
  [`arn:amazon:iam::${ACCOUNT}:role/Reader`, 'ROLE_UNKNOWN_PARTITION', 'no partition amazon', READER],
  [`arn:aws:iam::${ACCOUNT}:role/`, 'ROLE_NAME_MALFORMED', '1 to 64', null],
  [`arn:aws:iam::${ACCOUNT}:role/${'R'.repeat(65)}`, 'ROLE_NAME_MALFORMED', '1 to 64', null],
  ['my reader role', 'ROLE_NAME_MALFORMED', 'looks like arn:aws:iam', null],
  [`arn:aws:iam::${ACCOUNT}:role/aws-service-role/x/Y`, 'ROLE_NOT_ASSUMABLE', 'nobody else', null],
  [`arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso/Y`, 'ROLE_NOT_ASSUMABLE', 'nobody else', null],
  ['arn:aws:iam::999999999990:role/Reader', 'ROLE_WRONG_ACCOUNT', 'in account 999999999990', null],
  [`arn:aws-cn:iam::${ACCOUNT}:role/Reader`, 'ROLE_WRONG_PARTITION', 'AWS China', READER],
  [`arn:aws:iam::${ACCOUNT}:role/${'p'.repeat(600)}/Reader`, 'ROLE_TOO_LONG', 'this long', null],
] as const

describe('the ARN of a role', () => {
  it.each(good)('is taken: %s', (_what, text) => {
    const read = checkRoleArn(text, HERE)
    expect(read.ok && read.value).toMatchObject({ text, accountId: ACCOUNT, partition: 'aws' })
  })

  it.each(AwsPartition.options)('is taken in the partition %s, when its payer is there', (partition) => {
    const text = `arn:${partition}:iam::${ACCOUNT}:role/Reader`
    expect(checkRoleArn(text, { accountId: ACCOUNT, partition }).ok).toBe(true)
  })

  it.each(mistakes)('CS-13 %j is %s, with a sentence of its own and an offer', (text, code, part, offer) => {
    const read = checkRoleArn(text, HERE)
    expect(read.ok ? null : read.reason).toMatchObject({ code, suggestion: offer })
    expect(read.ok ? '' : read.reason.message).toContain(part)
  })

  it('offers nothing that would be refused again', () => {
    const elsewhere = 'arn:aws:iam:eu-west-1:999999999990:role/Reader'
    const read = checkRoleArn(elsewhere, HERE)
    expect(read.ok ? null : read.reason).toMatchObject({ code: 'ROLE_HAS_REGION', suggestion: null })
  })

  it('takes any partition where no organization tells the right one', () => {
    const text = `arn:aws-us-gov:iam::${ACCOUNT}:role/Reader`
    expect(checkRoleArn(text, { accountId: ACCOUNT, partition: null }).ok).toBe(true)
  })
})
