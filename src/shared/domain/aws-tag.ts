import { z } from 'zod'

/** AWS takes so many tags on one account (aws-facts §4.4). */
export const MOST_AWS_TAGS = 50

const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const ALLOWED = 'Letters, digits, spaces and _ . : / = + - @ only.'

const AwsTagKey = z
  .string()
  .trim()
  .min(1, 'Give the tag a key.')
  .max(128, 'A key has 128 characters at most.')
  .regex(CHARACTERS, ALLOWED)
  .refine((key) => !/^aws:/i.test(key), 'Keys that begin with aws: belong to AWS.')

const AwsTagValue = z.string().trim().max(256, 'A value has 256 characters at most.').regex(CHARACTERS, ALLOWED)

/** Tags of an AWS account, by key (Organizations API `Tag`). */
export const AwsTags = z
  .record(AwsTagKey, AwsTagValue)
  .refine((tags) => Object.keys(tags).length <= MOST_AWS_TAGS, `AWS takes ${MOST_AWS_TAGS} tags at most.`)
export type AwsTags = z.infer<typeof AwsTags>

/** Tags as AWS's calls take them. */
export function awsTagList(tags: AwsTags): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
