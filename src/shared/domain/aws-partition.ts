import { z } from 'zod'

/** The partitions of AWS: separate clouds, whose accounts and roles know nothing of each other (aws-facts §4.5). */
export const AwsPartition = z.enum([
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
])
export type AwsPartition = z.infer<typeof AwsPartition>

/** What each partition is called on every screen. */
export const AWS_PARTITION_LABELS: Readonly<Record<AwsPartition, string>> = {
  aws: 'AWS',
  'aws-cn': 'AWS China',
  'aws-us-gov': 'AWS GovCloud (US)',
  'aws-eusc': 'AWS European Sovereign Cloud',
  'aws-iso': 'AWS ISO',
  'aws-iso-b': 'AWS ISO B',
  'aws-iso-e': 'AWS ISO E',
  'aws-iso-f': 'AWS ISO F',
}
