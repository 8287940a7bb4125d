import { z } from 'zod'

/** AWS takes so many tags on one account (aws-facts §4.4). */
export const MOST_AWS_TAGS = 50

const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const ALLOWED = 'Letters, digits, spaces and _ . : / = + - @ only.'

const AwsTagKey = z
  .string()
  .min(1, 'Give the tag a key.')
  .max(128, 'A key has 128 characters at most.')
  .regex(CHARACTERS, ALLOWED)
  .refine((key) => !/^aws:/i.test(key), 'Keys that begin with aws: belong to AWS.')

const AwsTagValue = z
  .string()
  .trim()
  .max(256, 'A value has 256 characters at most.')
  .regex(CHARACTERS, ALLOWED)

/** Tags of an AWS account, by key (Organizations API `Tag`); what is wrong is said at the key it is wrong with. */
export const AwsTags = z.record(z.string(), AwsTagValue).superRefine((tags, context) => {
  for (const key of Object.keys(tags)) {
    const [wrong] = AwsTagKey.safeParse(key).error?.issues ?? []
    if (wrong !== undefined) context.addIssue({ code: 'custom', path: [key], message: wrong.message })
  }
  if (Object.keys(tags).length > MOST_AWS_TAGS) {
    context.addIssue({ code: 'custom', message: `AWS takes ${MOST_AWS_TAGS} tags at most.` })
  }
})
export type AwsTags = z.infer<typeof AwsTags>

/** Tags as AWS's calls take them. */
export function awsTagList(tags: AwsTags): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
